package io.synthorax.classifier.comparison;

import io.synthorax.classifier.comparison.StudyComparison.Pair;
import io.synthorax.classifier.comparison.StudyComparison.Setting;
import io.synthorax.contracts.Figure;
import java.util.List;
import java.util.Locale;

/** A comparison as plain text for a terminal. */
final class ComparisonText {
  private static final int LONGEST_VALUE = 36;

  private ComparisonText() {}

  static String of(StudyComparison compared) {
    var text = new StringBuilder();
    text.append("First  %s%nSecond %s%n%n".formatted(compared.first(), compared.second()));
    settings(text, compared.differs());
    figures(text, compared.sets());
    text.append("What follows\n");
    compared.conclusions().forEach(one -> text.append("  - ").append(one).append('\n'));
    return text.toString();
  }

  private static void settings(StringBuilder text, List<Setting> settings) {
    if (settings.isEmpty()) {
      text.append("They ask for the same, of the same data, with the same versions.\n\n");
      return;
    }
    text.append("They differ in\n");
    int longest = settings.stream().mapToInt(setting -> setting.name().length()).max().orElse(0);
    String line = "  %-" + longest + "s %-" + LONGEST_VALUE + "s %s%n";
    for (Setting setting : settings) {
      text.append(
          line.formatted(setting.name(), shortened(setting.first()), shortened(setting.second())));
    }
    text.append('\n');
  }

  private static String shortened(String value) {
    String shown = value.isEmpty() ? "-" : value;
    return shown.length() <= LONGEST_VALUE ? shown : shown.substring(0, LONGEST_VALUE - 3) + "...";
  }

  private static void figures(StringBuilder text, List<Pair> pairs) {
    if (pairs.isEmpty()) {
      text.append("They have no training set in common.\n\n");
      return;
    }
    text.append(
        "%-13s%-24s%-24s%-24s%s%n"
            .formatted("trained on", "figure, %", "first", "second", "second - first, points"));
    for (Pair pair : pairs) {
      text.append(
          "%-13s%-24s%-24s%-24s%s%n"
              .formatted(
                  pair.set(),
                  pair.figure().replace("-test", ""),
                  value(pair.first(), "%.1f"),
                  value(pair.second(), "%.1f"),
                  pair.gain().map(gain -> value(gain, "%+.1f")).orElse("-")));
    }
    text.append('\n');
  }

  private static String value(Figure figure, String format) {
    if (figure.value().isEmpty()) {
      return "-";
    }
    String value = number(figure.value().getAsDouble(), format);
    return figure.low().isEmpty()
        ? value
        : "%s [%s, %s]"
            .formatted(
                value,
                number(figure.low().getAsDouble(), format),
                number(figure.high().getAsDouble(), format));
  }

  private static String number(double share, String format) {
    return String.format(Locale.ROOT, format, 100 * share);
  }
}
