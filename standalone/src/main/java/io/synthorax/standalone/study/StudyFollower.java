package io.synthorax.standalone.study;

import io.synthorax.contracts.StudyId;
import java.io.IOException;
import java.time.Duration;

/** Watches a study to its end. */
public final class StudyFollower {
  private static final Duration SILENCE = Duration.ofMinutes(5);

  /** The longest piece of work without an event is the training of a large extractor. */
  private static final Duration LONG_SILENCE = Duration.ofMinutes(10);

  private final ConsoleClient console;
  private final Display display;
  private final Duration period;
  private final Watch machine;
  private Duration tolerated = LONG_SILENCE;

  /** Looks whether the machine can go on; throws if not. */
  public interface Watch {
    void check() throws IOException;
  }

  public StudyFollower(ConsoleClient console, Display display, Duration period, Watch machine) {
    this.console = console;
    this.display = display;
    this.period = period;
    this.machine = machine;
  }

  /**
   * Returns the last view. A console that does not answer for a while is being started again by the
   * supervisor, and its view comes back with the events; one that stays silent is an IOException.
   */
  public StudyView follow(StudyId study) throws IOException, InterruptedException {
    long lastAnswer = System.nanoTime();
    while (true) {
      try {
        StudyView view = console.study(study);
        lastAnswer = System.nanoTime();
        display.show(view);
        tellOfSilence(view);
        if (view.status().isEnd()) {
          return view;
        }
      } catch (IOException | Refused e) {
        if (System.nanoTime() - lastAnswer > SILENCE.toNanos()) {
          throw new IOException("The console has not told how the study stands for minutes", e);
        }
      }
      machine.check();
      Thread.sleep(period.toMillis());
    }
  }

  /** Once when it has been silent for long, and again each time that twice as much has passed. */
  private void tellOfSilence(StudyView view) {
    Duration silence = Duration.ofSeconds(view.silentSeconds().orElse(0L));
    if (silence.compareTo(LONG_SILENCE) < 0) {
      tolerated = LONG_SILENCE;
    } else if (silence.compareTo(tolerated) >= 0) {
      display.say(
          "Nothing has been heard of the study for %s; the logs in the home may tell why."
              .formatted(Quantities.duration(silence)));
      tolerated = silence.multipliedBy(2);
    }
  }
}
