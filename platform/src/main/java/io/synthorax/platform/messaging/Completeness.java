package io.synthorax.platform.messaging;

import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Event;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Optional;

/**
 * Whether an event has all its fields. JSON that lacks one is read as null, which would show much
 * later, and far from the record that is to blame.
 */
final class Completeness {
  private static final String CONTRACTS = Event.class.getPackageName();

  private Completeness() {}

  /** Throws {@link ContractViolation} that names the first field that is missing. */
  static void require(Event event) {
    requireRecord((Record) event, event.getClass().getSimpleName());
  }

  private static void requireRecord(Record value, String path) {
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      require(read(component, value), path + "." + component.getName());
    }
  }

  private static void require(Object value, String path) {
    if (value == null) {
      throw new ContractViolation(path + " is missing");
    }
    if (value instanceof Record inner && inner.getClass().getPackageName().equals(CONTRACTS)) {
      requireRecord(inner, path);
    } else if (value instanceof Iterable<?> elements) {
      elements.forEach(element -> require(element, path + "[]"));
    } else if (value instanceof Map<?, ?> entries) {
      entries.values().forEach(element -> require(element, path + "{}"));
    } else if (value instanceof Optional<?> optional && optional.isPresent()) {
      require(optional.get(), path);
    }
  }

  private static Object read(RecordComponent component, Record value) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a public record's accessor cannot fail", e);
    }
  }
}
