package io.agentaquarkus.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** The addresses of the public internet: all but those that the registries of IANA set aside. */
final class PublicAddresses {

    private static final List<Block> RESERVED = List.of("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8",
            "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            // Of IPv6 only 2000::/3 is handed out, and in it some blocks contain addresses of IPv4 or are set aside.
            "::/3", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "4000::/2", "8000::/1").stream().map(Block::of)
            .toList();

    private PublicAddresses() {
    }

    static boolean contain(InetAddress address) {
        return RESERVED.stream().noneMatch(block -> block.contains(address.getAddress()));
    }

    private record Block(byte[] start, int bits) {

        static Block of(String notation) {
            String[] parts = notation.split("/");
            try {
                return new Block(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
            } catch (UnknownHostException impossible) {
                throw new IllegalArgumentException(notation, impossible);
            }
        }

        boolean contains(byte[] address) {
            if (address.length != start.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 128 >> bit % 8;
                if ((address[bit / 8] & mask) != (start[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
