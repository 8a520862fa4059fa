package io.synthorax.standalone.study;

import io.synthorax.standalone.study.StudyView.RunView;
import java.io.PrintStream;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;

/** For a log: a line when a run has gone another tenth or changes its state, with the time. */
public final class PlainDisplay implements Display {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final RunLine LINE = new RunLine(1, 0, '#', '.');

  private final PrintStream out;
  private final Map<String, String> told = new HashMap<>();

  public PlainDisplay(PrintStream out) {
    this.out = out;
  }

  @Override
  public synchronized void say(String sentence) {
    out.println(LocalTime.now().format(TIME) + " " + sentence);
  }

  @Override
  public synchronized void show(StudyView view) {
    for (RunView run : view.runs()) {
      String step = (int) (run.fraction().orElse(0.0) * 10) + "/" + run.state().orElse("");
      tellOnce(run.run(), step, LINE.of(run).strip());
    }
    String sentence = Progress.sentence(view);
    tellOnce("", sentence, "Study " + view.study() + ": " + sentence);
  }

  private void tellOnce(String about, String step, String line) {
    if (!step.equals(told.put(about, step))) {
      say(line);
    }
  }
}
