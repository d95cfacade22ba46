package io.agentaquarkus.testsupport;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Calls that set out at the same moment, each on a thread of its own. */
public final class AtOnce {

    private static final int WAIT_S = 120;

    private AtOnce() {
    }

    /** The results of as many calls, by their number from 0. */
    public static <T> List<T> times(int count, IntFunction<T> call) {
        return all(IntStream.range(0, count).<Callable<T>> mapToObj(n -> () -> call.apply(n)).toList());
    }

    /** The results in the order of the calls. */
    public static <T> List<T> all(List<Callable<T>> calls) {
        ExecutorService callers = Executors.newFixedThreadPool(calls.size());
        CyclicBarrier start = new CyclicBarrier(calls.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : callers.invokeAll(calls.stream().map(call -> after(start, call)).toList(), WAIT_S,
                    TimeUnit.SECONDS)) {
                results.add(result.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            callers.shutdownNow();
            awaitEnd(callers);
        }
    }

    private static <T> Callable<T> after(CyclicBarrier start, Callable<T> call) {
        return () -> {
            start.await();
            return call.call();
        };
    }

    private static void awaitEnd(ExecutorService callers) {
        try {
            assertTrue(callers.awaitTermination(WAIT_S, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
