package io.synthorax.platform.stage;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The gauge {@code synthorax.resident.bytes}: the memory of this whole process. The networks live
 * outside of the heap, where no meter of the JVM looks. NaN where there is no Linux.
 */
@ApplicationScoped
public class ResidentMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String FIELD = "VmRSS:";
  private static final int KILOBYTE = 1024;

  void register(@Observes StartupEvent started, MeterRegistry registry) {
    Gauge.builder("synthorax.resident.bytes", ResidentMemory::bytes).register(registry);
  }

  /** NaN where it is not known. */
  public static double bytes() {
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith(FIELD))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")) * KILOBYTE)
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException e) {
      return Double.NaN;
    }
  }
}
