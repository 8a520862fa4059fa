package io.synthorax.standalone.study;

import io.synthorax.standalone.study.StudyView.RunView;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/** For a terminal: a line per class that is painted anew, with sentences scrolling off above. */
public final class LiveDisplay implements Display {
  private static final String UP = "\u001b[%dA";
  private static final String ERASE_BELOW = "\u001b[J";
  private static final int LEAST_FOR_BAR = 90;
  private static final int BAR = 24;

  private final PrintStream out;
  private final int columns;
  private List<String> block = List.of();

  /** {@code columns}: the terminal's width; lines are cut to it, since a wrapped one would stay. */
  public LiveDisplay(PrintStream out, int columns) {
    this.out = out;
    this.columns = columns;
  }

  @Override
  public synchronized void say(String sentence) {
    List<String> kept = block;
    erase();
    out.println(sentence);
    paint(kept);
  }

  @Override
  public synchronized void show(StudyView view) {
    List<String> lines = new ArrayList<>();
    RunLine format = format(view.runs());
    view.runs().forEach(run -> lines.add(cut(format.of(run))));
    lines.add(cut("  " + Progress.sentence(view)));
    erase();
    paint(view.status().isEnd() ? lines.subList(0, lines.size() - 1) : lines);
    if (view.status().isEnd()) {
      block = List.of();
    }
  }

  private void erase() {
    if (!block.isEmpty()) {
      out.printf(UP + "\r" + ERASE_BELOW, block.size());
    }
    block = List.of();
  }

  private void paint(List<String> lines) {
    lines.forEach(out::println);
    out.flush();
    block = List.copyOf(lines);
  }

  private RunLine format(List<RunView> runs) {
    int name = runs.stream().mapToInt(run -> run.name().length()).max().orElse(1);
    boolean unicode = Charset.defaultCharset().newEncoder().canEncode('█');
    int bar = columns >= LEAST_FOR_BAR ? BAR : 0;
    return new RunLine(Math.min(name, 24), bar, unicode ? '█' : '#', unicode ? '░' : '.');
  }

  private String cut(String line) {
    return line.length() < columns ? line : line.substring(0, Math.max(1, columns - 1));
  }
}
