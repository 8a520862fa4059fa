package io.synthorax.platform.stage;

import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.Event;
import io.synthorax.contracts.GeneratorSelected;
import io.synthorax.contracts.RunEvent;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.SynthesisRequested;
import io.synthorax.contracts.Topic;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.logging.MDC;

/**
 * What every line that is logged on this thread is about: {@code stage}, {@code study} and {@code
 * class} (a run of several classes is {@code all}), as fields of structured logs. Never a patient.
 */
final class LogContext implements AutoCloseable {
  private final Map<String, Object> before = new TreeMap<>();

  private LogContext(Map<String, String> fields) {
    fields.forEach(
        (field, value) -> {
          before.put(field, Optional.ofNullable(MDC.get(field)));
          MDC.put(field, value);
        });
  }

  /** Of a record that is not read yet. */
  static LogContext of(String stage, Optional<StudyId> study) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("stage", stage);
    study.ifPresent(id -> fields.put("study", id.value()));
    return new LogContext(fields);
  }

  static LogContext of(String stage, Event event) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("stage", stage);
    boolean aboutStudy =
        switch (Topic.of(event.getClass())) {
          case DATASET_REGISTERED, SCAN_ADDED -> false;
          default -> true;
        };
    if (aboutStudy) {
      fields.put("study", event.subject());
    }
    classOf(event).ifPresent(label -> fields.put("class", label));
    return new LogContext(fields);
  }

  private static Optional<String> classOf(Event event) {
    if (event instanceof RunEvent run) {
      return Optional.of(run.run().value());
    }
    if (event instanceof BatchSynthesized batch) {
      return Optional.of(batch.label().value());
    }
    if (event instanceof GeneratorSelected selected) {
      return Optional.of(selected.label().value());
    }
    if (event instanceof SynthesisRequested order) {
      return Optional.of(order.label().value());
    }
    return Optional.empty();
  }

  /** The fields are again what they were before. */
  @Override
  public void close() {
    before.forEach(
        (field, value) -> {
          if (value instanceof Optional<?> was && was.isPresent()) {
            MDC.put(field, was.get());
          } else {
            MDC.remove(field);
          }
        });
  }
}
