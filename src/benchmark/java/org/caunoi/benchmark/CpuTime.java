package org.caunoi.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;
import org.openjdk.jmh.runner.IterationType;

/**
 * Processor time of the whole process for each operation, in milliseconds: unlike the time that
 * passes it counts the collector and the compiler, and does not count what others do.
 */
public final class CpuTime implements InternalProfiler {

  private static final double NANOS = 1e6;

  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private long before;

  @Override
  public String getDescription() {
    return "Processor time for each operation";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    before = system.getProcessCpuTime();
  }

  @Override
  public Collection<? extends Result> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double each =
        (system.getProcessCpuTime() - before) / NANOS / result.getMetadata().getMeasuredOps();
    if (iteration.getType() == IterationType.MEASUREMENT) {
      note(benchmark.getBenchmark().replaceFirst(".*\\.", ""), each, result);
    }
    return List.of(new ScalarResult("cpu", each, "ms/op", AggregationPolicy.AVG));
  }

  private static void note(String name, double each, IterationResult result) {
    String raw = System.getenv("EVIDENCE_RAW");
    if (raw == null) {
      return;
    }
    String rows =
        String.format(
            Locale.ROOT,
            "sample,CPU; %s,ms,%.4f%nsample,time; %s,ms,%.4f%n",
            name,
            each,
            name,
            result.getPrimaryResult().getScore());
    try {
      Files.writeString(Path.of(raw), rows, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
