package io.synthorax.standalone.study;

import io.synthorax.standalone.study.StudyView.RunView;
import java.time.Duration;
import java.util.Locale;

/** One run in one line: name, bar, percentage, epoch, speed, losses, time left. */
record RunLine(int nameWidth, int barWidth, char full, char empty) {

  String of(RunView run) {
    double fraction = Math.min(1, Math.max(0, run.fraction().orElse(0.0)));
    StringBuilder line = new StringBuilder();
    line.append(String.format("  %-" + nameWidth + "s ", run.name()));
    if (barWidth > 0) {
      line.append(bar(fraction)).append(' ');
    }
    line.append(String.format(Locale.ROOT, "%3d %%", (int) Math.floor(fraction * 100)));
    return line.append(details(run)).toString();
  }

  private String details(RunView run) {
    StringBuilder details = new StringBuilder();
    run.epoch().ifPresent(epoch -> details.append("  epoch ").append(epoch));
    run.imagesPerSecond()
        .ifPresent(rate -> details.append(String.format(Locale.ROOT, "  %.0f images/s", rate)));
    if (run.discriminatorLoss().isPresent() && run.generatorLoss().isPresent()) {
      details.append(
          String.format(
              Locale.ROOT,
              "  loss D %.2f G %.2f",
              run.discriminatorLoss().get(),
              run.generatorLoss().get()));
    }
    run.secondsLeft()
        .filter(seconds -> seconds > 0)
        .map(seconds -> Duration.ofSeconds(Math.round(seconds)))
        .ifPresent(left -> details.append("  ").append(Quantities.clock(left)).append(" left"));
    run.state().ifPresent(state -> details.append("  ").append(words(state)));
    return details.toString();
  }

  private static String words(String state) {
    return state.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private String bar(double fraction) {
    int done = (int) Math.round(fraction * barWidth);
    return String.valueOf(full).repeat(done) + String.valueOf(empty).repeat(barWidth - done);
  }
}
