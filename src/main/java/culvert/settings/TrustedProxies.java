package culvert.settings;

import java.util.List;
import java.util.Optional;

/**
 * Tells who calls when proxies stand in between. Each proxy appends to {@code X-Forwarded-For} whom it got the request from;
 * what stands left of the first address that is no proxy of ours may have been made up by the caller.
 *
 * @param blocks the addresses of our own proxies
 */
public record TrustedProxies(List<AddressBlock> blocks) {

    /**
     * The client's address, or the block of addresses that one client may choose from (IPv6). Empty when a proxy of ours
     * calls on its own behalf.
     *
     * @param connected who opened the connection
     * @param forwarded the values of all {@code X-Forwarded-For} headers, in order
     */
    public Optional<String> client(String connected, List<String> forwarded) {
        List<String> way = forwarded.stream()
                .flatMap(header -> List.of(header.split(",", -1)).stream())
                .map(String::strip)
                .toList();
        String client = connected;
        for (int i = way.size() - 1; i >= 0 && isProxy(client); i--) {
            client = way.get(i);
        }
        return isProxy(client)
                ? Optional.empty()
                : Optional.of(AddressBlock.ofClient(client)
                        .map(AddressBlock::toString)
                        .orElse(connected));
    }

    private boolean isProxy(String address) {
        Optional<AddressBlock> one = AddressBlock.parse(address);
        return one.isPresent() && blocks.stream().anyMatch(block -> block.contains(one.get()));
    }
}
