package io.agentaquarkus.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Runs as rows, printed when they are measured; at the end the least, the median and the greatest of each column. */
final class Table {

    private static final int WIDTH = 12;
    private static final int NAME_WIDTH = 12;

    private final List<double[]> rows = new ArrayList<>();

    Table(String title, String... columns) {
        System.out.println();
        System.out.println(title);
        StringBuilder head = new StringBuilder(" ".repeat(NAME_WIDTH));
        for (String column : columns) {
            head.append(padded(column, WIDTH));
        }
        System.out.println(head);
    }

    void add(double... values) {
        rows.add(values);
        print("run " + rows.size(), values);
    }

    void summary() {
        print("min", column(0));
        print("median", column(0.5));
        print("max", column(1));
    }

    /** Of each column on its own. */
    private double[] column(double part) {
        double[] result = new double[rows.get(0).length];
        for (int i = 0; i < result.length; i++) {
            int column = i;
            double[] sorted = rows.stream().mapToDouble(row -> row[column]).sorted().toArray();
            int below = (int) Math.floor(part * (sorted.length - 1));
            int above = (int) Math.ceil(part * (sorted.length - 1));
            result[i] = (sorted[below] + sorted[above]) / 2;
        }
        return result;
    }

    private static void print(String name, double[] values) {
        StringBuilder line = new StringBuilder(name);
        line.append(" ".repeat(Math.max(0, NAME_WIDTH - name.length())));
        Arrays.stream(values).forEach(value -> line.append(padded(text(value), WIDTH)));
        System.out.println(line);
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%,.0f" : "%.2f", value);
    }

    private static String padded(String text, int width) {
        return " ".repeat(Math.max(1, width - text.length())) + text;
    }
}
