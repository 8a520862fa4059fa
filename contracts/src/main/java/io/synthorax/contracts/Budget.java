package io.synthorax.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How long one run trains: a time in which it holds the processor, or a number of real images
 * shown.
 */
public sealed interface Budget {

  /** Training time. */
  record Time(Duration duration) implements Budget {
    public Time {
      if (duration.isNegative() || duration.isZero()) {
        throw new ContractViolation("a budget of time must be positive");
      }
    }

    @Override
    public String text() {
      return duration.toSeconds() + "s";
    }

    @Override
    public double fraction(long imagesShown, Duration trained) {
      return Math.min(1, (double) trained.toMillis() / duration.toMillis());
    }

    @Override
    public Budget share(int times, int parts) {
      return new Time(Duration.ofSeconds((duration.toSeconds() * times + parts - 1) / parts));
    }
  }

  /** Real images shown to the discriminator. */
  record Images(long count) implements Budget {
    public Images {
      if (count <= 0) {
        throw new ContractViolation("a budget of images must be positive");
      }
    }

    @Override
    public String text() {
      return Long.toString(count);
    }

    @Override
    public double fraction(long imagesShown, Duration trained) {
      return Math.min(1, (double) imagesShown / count);
    }

    @Override
    public Budget share(int times, int parts) {
      return new Images((count * times + parts - 1) / parts);
    }
  }

  /**
   * The shortest text that {@link #parse} reads back: seconds such as {@code 180s}, or a plain
   * number of images.
   */
  @JsonValue
  String text();

  /**
   * Reads {@code 90s}, {@code 3m}, {@code 2h} as time; {@code 50000}, {@code 200k}, {@code 2M} as
   * images.
   */
  @JsonCreator
  static Budget parse(String text) {
    var matcher = Grammar.PATTERN.matcher(text == null ? "" : text.trim());
    if (!matcher.matches()) {
      throw new ContractViolation("budget '" + text + "' is not allowed: " + Grammar.ALLOWED);
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> new Time(Duration.ofSeconds(amount));
      case "m" -> new Time(Duration.ofMinutes(amount));
      case "h" -> new Time(Duration.ofHours(amount));
      case "k" -> new Images(amount * 1_000);
      case "M" -> new Images(amount * 1_000_000);
      default -> new Images(amount);
    };
  }

  /** How far a run has come, from 0 to 1. */
  double fraction(long imagesShown, Duration trained);

  /** So many times one of so many equal parts, rounded up to whole seconds or images. */
  Budget share(int times, int parts);

  /** The grammar of {@link #parse}. */
  final class Grammar {
    static final String ALLOWED =
        "a time such as 90s, 3m or 2h, or a number of images such as 50000, 200k or 2M";
    private static final Pattern PATTERN = Pattern.compile("(\\d{1,9})(s|m|h|k|M|)");

    private Grammar() {}

    /** What {@link #parse} reads, in words. */
    public static String allowed() {
      return ALLOWED;
    }
  }
}
