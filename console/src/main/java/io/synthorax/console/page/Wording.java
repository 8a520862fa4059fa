package io.synthorax.console.page;

import io.quarkus.qute.TemplateExtension;
import io.synthorax.console.view.RunView;
import io.synthorax.console.view.RunView.CheckpointView;
import io.synthorax.console.view.StudyPaths;
import io.synthorax.console.view.StudyProgress;
import io.synthorax.console.view.StudyStatus;
import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.DatasetRegistered;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.Part;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** How values are written on the page. */
@TemplateExtension
final class Wording {
  private static final int MINUTE = 60;
  private static final int HOUR = 3600;
  private static final int LONG_SILENCE_SECONDS = 120;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Wording() {}

  static String words(StudyStatus status) {
    return switch (status) {
      case QUEUED -> "waiting";
      case TRAINING -> "training";
      case EVALUATING -> "evaluating generators";
      case CLASSIFYING -> "comparing training sets";
      case COMPLETED -> "completed";
      case COMPLETED_PARTIALLY -> "completed partially";
      case FAILED -> "failed";
    };
  }

  static String lower(Object value) {
    return value.toString().toLowerCase(Locale.ROOT);
  }

  /** What a run is headed by: its class, if it has but one. */
  static String name(RunView run) {
    return run.label().map(Wording::spaced).orElse("All classes");
  }

  /** What the caption of a checkpoint adds if images of it are used. */
  static String selected(CheckpointView checkpoint, RunView run) {
    if (checkpoint.selectedFor().isEmpty()) {
      return "";
    }
    return run.label().isPresent()
        ? " · selected"
        : checkpoint.selectedFor().stream()
            .map(Wording::spaced)
            .collect(Collectors.joining(", ", " · selected for ", ""));
  }

  /** A label as a person writes it. */
  static String spaced(Object label) {
    return label.toString().replace('_', ' ');
  }

  /** The name of a figure or setting, so that it can be broken into lines. */
  static String dashless(String name) {
    return name.replace('-', ' ').replace('_', ' ');
  }

  /** A verdict as the beginning of an answer. */
  static String verdict(String verdict) {
    return switch (verdict) {
      case "HELPED" -> "Yes.";
      case "HARMED" -> "No.";
      case "NOT_SHOWN" -> "Not shown.";
      default -> "Not tested.";
    };
  }

  /** How long the present phase still takes, if that can be told. */
  static String eta(StudyProgress progress) {
    return progress.etaSeconds().isPresent()
        ? "about " + duration(progress.etaSeconds().getAsLong()) + " left"
        : "";
  }

  /** Images of the training part. */
  static String training(DatasetRegistered dataset) {
    long images =
        dataset.counts().getOrDefault(Part.TRAIN, Collections.emptySortedMap()).values().stream()
            .mapToLong(Integer::longValue)
            .sum();
    return grouped(images);
  }

  static String clock(Instant instant) {
    return CLOCK.format(instant);
  }

  /** Where the images of a batch are in the API. */
  static String api(BatchSynthesized batch) {
    return StudyPaths.API + page(batch);
  }

  /** Where a person looks at a batch. */
  static String page(BatchSynthesized batch) {
    return StudyPaths.batchPage(
        batch.study(), batch.run(), batch.checkpoint().epoch(), batch.label());
  }

  static int min(int value, int other) {
    return Math.min(value, other);
  }

  static int max(int value, int other) {
    return Math.max(value, other);
  }

  static String time(Instant instant) {
    return TIME.format(instant);
  }

  static String decimals(Optional<Double> value) {
    return value.map(v -> String.format(Locale.ROOT, "%.3f", v)).orElse("–");
  }

  static String rounded(Optional<Double> value) {
    return value.map(v -> String.format(Locale.ROOT, "%.0f", v)).orElse("–");
  }

  static String grouped(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  static String grouped(int value) {
    return grouped((long) value);
  }

  static String percent(double fraction) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * fraction);
  }

  static String duration(long seconds) {
    if (seconds < MINUTE) {
      return seconds + " s";
    }
    return seconds < HOUR
        ? seconds / MINUTE + " min " + seconds % MINUTE + " s"
        : seconds / HOUR + " h " + seconds % HOUR / MINUTE + " min";
  }

  /** A silence that a person should know of, or nothing. */
  static String notable(OptionalLong silence) {
    return silence.isPresent() && silence.getAsLong() >= LONG_SILENCE_SECONDS
        ? duration(silence.getAsLong())
        : "";
  }

  /** The value with its interval, or why there is none. */
  static String text(Figure figure) {
    if (figure.value().isEmpty()) {
      return figure.unavailable().orElse("–");
    }
    String value = number(figure.value().getAsDouble());
    return figure.low().isPresent() && figure.high().isPresent()
        ? "%s [%s, %s]"
            .formatted(
                value, number(figure.low().getAsDouble()), number(figure.high().getAsDouble()))
        : value;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%.1f" : "%.3f", value);
  }
}
