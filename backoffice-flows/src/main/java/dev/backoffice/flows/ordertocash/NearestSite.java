package dev.backoffice.flows.ordertocash;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.organization.Company;
import dev.backoffice.core.organization.Establishment;
import dev.backoffice.inventory.order.OrderGoods;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.stock.Site;
import dev.backoffice.inventory.stock.SiteStock;
import dev.backoffice.inventory.stock.Stock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Serves an order from the destination's own state when an establishment there has all of it, then from the first one that
 * has all of it, and otherwise from the one it would have been.
 */
public final class NearestSite implements SiteChoice {
    private final Stock stock;

    /** @param stock tells which establishments have the goods */
    public NearestSite(Stock stock) {
        this.stock = stock;
    }

    @Override
    public Explained<Establishment> choose(CallContext context, Company company, OrderView order) {
        List<Establishment> all = company.establishments();
        if (all.size() == 1) {
            return Explained.of(all.get(0), Reason.of("site.only", "The company has one establishment"));
        }
        String state = order.terms().destination().state();
        List<Establishment> inState = all.stream()
                .filter(site -> site.address().region().equals(state))
                .toList();
        for (Establishment site : inState) {
            if (hasAll(context, order, site)) {
                return Explained.of(
                        site, Reason.of("site.in-state", site.site() + " is in " + state + " and has all of it"));
            }
        }
        for (Establishment site : all) {
            if (hasAll(context, order, site)) {
                return Explained.of(site, Reason.of("site.has-all", site.site() + " is the first that has all of it"));
            }
        }
        Establishment site = inState.isEmpty() ? all.get(0) : inState.get(0);
        return Explained.of(site, Reason.of("site.none-has-all", "No establishment has all of it"));
    }

    private boolean hasAll(CallContext context, OrderView order, Establishment site) {
        Map<dev.backoffice.inventory.catalog.Sku, List<OrderGoods>> bySku =
                order.goods().stream().collect(Collectors.groupingBy(OrderGoods::sku));
        Site place = Site.of(site.site());
        return bySku.entrySet().stream().allMatch(of -> {
            long wanted = of.getValue().stream()
                    .mapToLong(goods -> goods.quantity().toMinor())
                    .sum();
            return stock.availability(context, of.getKey()).sites().stream()
                    .filter(there -> there.site().equals(place))
                    .map(SiteStock::available)
                    .anyMatch(available -> available.toMinor() >= wanted);
        });
    }
}
