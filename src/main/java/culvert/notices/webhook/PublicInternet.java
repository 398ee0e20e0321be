package culvert.notices.webhook;

import culvert.settings.AddressBlock;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells addresses of the public internet from all others: what a stranger has us call must not lie inside our own networks.
 * From the registries of special-purpose addresses of IANA (RFC 6890).
 */
final class PublicInternet {

    private static final List<AddressBlock> NOT_PUBLIC_IPV4 = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            // Link-local, where clouds answer for their metadata.
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            // Of the public range, but answered by the host itself on Azure.
            "168.63.129.16");

    // Everything else is unassigned, private, link-local, multicast, or an IPv4 address in other clothes.
    private static final List<AddressBlock> GLOBAL_IPV6 = blocks("2000::/3");

    private static final List<AddressBlock> NOT_PUBLIC_IPV6 = blocks(
            // Protocol assignments, Teredo (an IPv4 address inside) and ORCHID among them.
            "2001::/23",
            "2001:db8::/32",
            // 6to4: an IPv4 address inside.
            "2002::/16",
            "3fff::/20");

    private PublicInternet() {}

    /** An IPv4 address written as an IPv6 one is an IPv4 address to Java already. */
    static boolean has(InetAddress address) {
        return address instanceof Inet4Address
                ? !isIn(NOT_PUBLIC_IPV4, address)
                : isIn(GLOBAL_IPV6, address) && !isIn(NOT_PUBLIC_IPV6, address);
    }

    private static boolean isIn(List<AddressBlock> blocks, InetAddress address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }

    private static List<AddressBlock> blocks(String... texts) {
        return Stream.of(texts)
                .map(text -> AddressBlock.parse(text).orElseThrow())
                .toList();
    }
}
