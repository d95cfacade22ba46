package io.agentaquarkus.egress;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Decides which addresses users can make this server call, so that none leads them into its own network. */
@Singleton
public class EgressGuard {

    private static final List<String> LOCAL = List.of("localhost", "localhost.localdomain");

    private final boolean insecureAllowed;

    @Inject
    EgressGuard(EgressConfig config) {
        this(config.insecureEgressAllowed());
    }

    /** @param insecureAllowed whether plain HTTP and addresses that are not public are allowed too */
    public EgressGuard(boolean insecureAllowed) {
        this.insecureAllowed = insecureAllowed;
    }

    /**
     * Looks the host up, which blocks.
     *
     * @return empty when the address must not be called, or is none
     */
    public Optional<Endpoint> admit(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
        if (!isCallable(uri)) {
            return Optional.empty();
        }
        try {
            InetAddress[] addresses = InetAddress.getAllByName(uri.getHost());
            for (InetAddress address : addresses) {
                if (!insecureAllowed && !PublicAddresses.contain(address)) {
                    return Optional.empty();
                }
            }
            return Optional.of(new Endpoint(uri, addresses[0]));
        } catch (UnknownHostException nowhere) {
            return Optional.empty();
        }
    }

    private boolean isCallable(URI uri) {
        if (uri.getScheme() == null || uri.getHost() == null || uri.getRawUserInfo() != null) {
            return false;
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return scheme.equals("https") && !LOCAL.contains(host)
                || insecureAllowed && (scheme.equals("http") || scheme.equals("https"));
    }
}
