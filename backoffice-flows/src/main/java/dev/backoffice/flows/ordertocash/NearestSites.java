package dev.backoffice.flows.ordertocash;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.organization.Company;
import dev.backoffice.core.organization.Establishment;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.order.OrderGoods;
import dev.backoffice.inventory.order.OrderLine;
import dev.backoffice.inventory.order.OrderPart;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.stock.SiteStock;
import dev.backoffice.inventory.stock.Stock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Serves an order from the destination's own state when an establishment there has all of it, then from the first one that has
 * all of it. When none has, whole lines are taken from several, each from the one that has most of the lines still open. An
 * order that all of them together cannot serve is left to the nearest one, and waits there for goods.
 */
public final class NearestSites implements Sourcing {
    private final Stock stock;

    /** @param stock tells which establishments have the goods */
    public NearestSites(Stock stock) {
        this.stock = stock;
    }

    @Override
    public Explained<SourcingPlan> plan(CallContext context, Company company, OrderView order) {
        List<Establishment> near =
                nearestFirst(company, order.terms().destination().state());
        if (near.size() == 1) {
            return Explained.of(
                    SourcingPlan.whole(near.get(0)), Reason.of("site.only", "The company has one establishment"));
        }
        Shelves shelves = new Shelves(context, order);
        for (Establishment site : near) {
            if (shelves.serve(site, order.terms().lines())) {
                return Explained.of(
                        SourcingPlan.whole(site),
                        Reason.of("site.has-all", site.site() + " is the nearest that has all of it"));
            }
        }
        List<SourcingPlan.Share> shares = shares(near, order.terms().lines(), shelves);
        if (shares.isEmpty()) {
            return Explained.of(
                    SourcingPlan.whole(near.get(0)),
                    Reason.of("site.none-has-all", "All establishments together do not have all of it"));
        }
        return Explained.of(
                new SourcingPlan(shares),
                Reason.of("site.several", "No establishment has all of it; " + shares.size() + " together have"));
    }

    /** Those in the destination's state first, otherwise in the company's order. */
    private static List<Establishment> nearestFirst(Company company, String state) {
        List<Establishment> near = new ArrayList<>(company.establishments());
        near.sort(Comparator.comparing(site -> !site.address().region().equals(state)));
        return near;
    }

    /** Nothing when some line is nowhere whole. */
    private static List<SourcingPlan.Share> shares(List<Establishment> near, List<OrderLine> lines, Shelves shelves) {
        List<OrderLine> open = new ArrayList<>(lines);
        List<SourcingPlan.Share> shares = new ArrayList<>();
        while (!open.isEmpty()) {
            Establishment best = near.get(0);
            List<OrderLine> most = List.of();
            for (Establishment site : near) {
                List<OrderLine> served = shelves.serving(site, open);
                if (served.size() > most.size()) {
                    best = site;
                    most = served;
                }
            }
            if (most.isEmpty()) {
                return List.of();
            }
            OrderPart part = OrderPart.at(best.site());
            for (OrderLine line : most) {
                part = part.line(line.number(), line.quantity().value());
            }
            shares.add(new SourcingPlan.Share(best, part));
            open.removeAll(most);
        }
        return shares;
    }

    /** What lies where of the goods of one order, and what each of its lines needs; in the smallest part of each item's unit. */
    private final class Shelves {
        private final Map<Integer, Map<Sku, Long>> needs = new HashMap<>();
        private final Map<String, Map<Sku, Long>> there = new HashMap<>();

        Shelves(CallContext context, OrderView order) {
            for (OrderGoods goods : order.goods()) {
                needs.computeIfAbsent(goods.line(), line -> new TreeMap<>())
                        .merge(goods.sku(), goods.quantity().toMinor(), Math::addExact);
            }
            order.goods().stream().map(OrderGoods::sku).distinct().forEach(sku -> {
                for (SiteStock site : stock.availability(context, sku).sites()) {
                    there.computeIfAbsent(site.site().code(), code -> new HashMap<>())
                            .put(sku, site.available().toMinor());
                }
            });
        }

        boolean serve(Establishment site, List<OrderLine> lines) {
            return serving(site, lines).size() == lines.size();
        }

        /** Those of the lines the establishment can serve whole, one after the other. */
        List<OrderLine> serving(Establishment site, List<OrderLine> lines) {
            Map<Sku, Long> left = new HashMap<>(there.getOrDefault(site.site(), Map.of()));
            List<OrderLine> served = new ArrayList<>();
            for (OrderLine line : lines) {
                Map<Sku, Long> need = needs.getOrDefault(line.number(), Map.of());
                if (need.entrySet().stream().allMatch(sku -> left.getOrDefault(sku.getKey(), 0L) >= sku.getValue())) {
                    need.forEach((sku, count) -> left.merge(sku, -count, Math::addExact));
                    served.add(line);
                }
            }
            return served;
        }
    }
}
