package io.agentaquarkus.egress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EgressGuardTest {

    private final EgressGuard guard = new EgressGuard(false);

    @ParameterizedTest
    @ValueSource(strings = { "http://93.184.216.34/", "https://127.0.0.1/", "https://127.1/", "https://2130706433/",
            "https://10.1.2.3/", "https://100.64.0.1/", "https://169.254.169.254/latest", "https://172.31.255.255/",
            "https://192.168.0.1/", "https://198.18.0.1/", "https://0.0.0.0/", "https://224.0.0.1/", "https://255.255.255.255/",
            "https://[::]/", "https://[::1]/", "https://[::ffff:10.0.0.1]/", "https://[64:ff9b::a00:1]/",
            "https://[2002:a00:1::]/", "https://[fc00::1]/", "https://[fe80::1]/", "https://[fec0::1]/", "https://[ff02::1]/",
            "https://LOCALHOST/", "https://user@93.184.216.34/", "https://", "https:///x", "mailto:a@b.c", "", "a b" })
    void isRefused(String url) {
        assertTrue(guard.admit(url).isEmpty());
    }

    @Test
    void aPublicAddressIsAdmittedWithWhereTheConnectionGoes() {
        Endpoint endpoint = guard.admit("https://93.184.216.34/a/b?c=d").orElseThrow();
        assertEquals("93.184.216.34 93.184.216.34 443 /a/b?c=d true", String.join(" ", endpoint.host(),
                endpoint.address().getHostAddress(), String.valueOf(endpoint.port()), endpoint.target(),
                String.valueOf(endpoint.isEncrypted())));
        assertEquals("2606:4700:4700:0:0:0:0:1111",
                guard.admit("https://[2606:4700:4700::1111]:8443").orElseThrow().address().getHostAddress());
    }

    @Test
    void anInstallationMayAllowItsOwnNetwork() {
        EgressGuard open = new EgressGuard(true);
        assertEquals(8080, open.admit("http://127.0.0.1:8080/x").orElseThrow().port());
        assertTrue(open.admit("ftp://127.0.0.1/x").isEmpty());
    }
}
