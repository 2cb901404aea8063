package dev.lectern.statistics;

import java.util.ArrayList;
import java.util.List;

import io.vertx.mutiny.sqlclient.Row;

/**
 * Sessions or people that statistics are about, in order.
 *
 * @param total how many there are in all
 * @param weights what each has to be read or shown: connections
 */
record Found(long total, List<Long> ids, List<Long> weights) {
    /** What is read at a time: few enough to hold, enough to make statements rare. One that weighs more is read alone. */
    private static final int BATCH = 500;

    private static final long BATCH_WEIGHT = 5_000;

    static Found of(Row row) {
        return new Found(
                row.getLong("total"), List.of(row.getArrayOfLongs("ids")), List.of(row.getArrayOfLongs("weights")));
    }

    long last() {
        return ids.get(ids.size() - 1);
    }

    List<List<Long>> batches() {
        List<List<Long>> batches = new ArrayList<>();
        int begin = 0;
        long weight = 0;
        for (int i = 0; i < ids.size(); i++) {
            boolean isFull = i - begin == BATCH || weight + weights.get(i) > BATCH_WEIGHT;
            if (isFull && i > begin) {
                batches.add(ids.subList(begin, i));
                begin = i;
                weight = 0;
            }
            weight += weights.get(i);
        }
        if (begin < ids.size()) {
            batches.add(ids.subList(begin, ids.size()));
        }
        return batches;
    }
}
