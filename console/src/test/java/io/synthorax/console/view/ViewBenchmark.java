package io.synthorax.console.view;

import static io.synthorax.console.ExampleStudy.NORMAL;
import static io.synthorax.console.ExampleStudy.RARE;

import io.synthorax.console.ExampleStudy;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * How long the views take for 200 studies and two million epochs, and what they hold: {@code mvn
 * -pl console -Dtest=ViewBenchmark test}. Not part of the build: its figures are of one machine.
 */
class ViewBenchmark {
  private static final int STUDIES = 200;
  private static final int EPOCHS = 5_000;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void measure() {
    long before = heap();
    StudyViews views = new StudyViews(500, Clock.systemUTC());
    long start = System.nanoTime();
    for (int i = 0; i < STUDIES; i++) {
      fill(views, new ExampleStudy(new DatasetId("d1"), 32, i));
    }
    tell("%,d epochs taken in: %,d ms", STUDIES * 2 * EPOCHS, millisSince(start));
    tell("held: %,d MB", (heap() - before) >> 20);
    for (int round = 0; round < 3; round++) {
      start = System.nanoTime();
      List<StudySummary> all = views.all();
      byte[] json = Json.write(all);
      tell("the list, %,d kB of JSON: %,d ms", json.length >> 10, millisSince(start));
      start = System.nanoTime();
      var one = views.find(all.get(0).study(), 0);
      byte[] study = Json.write(List.of(one, views.curves(all.get(0).study())));
      tell("a study with its curves, %,d kB: %,d ms", study.length >> 10, millisSince(start));
    }
  }

  /** Still running, so that the curves are kept here: the most that there can be. */
  private static void fill(StudyViews views, ExampleStudy study) {
    views.apply(study.registered(), START);
    for (var label : List.of(NORMAL, RARE)) {
      views.apply(study.requested(label), START);
      for (int epoch = 1; epoch <= EPOCHS; epoch++) {
        boolean checkpoint = epoch % (EPOCHS / 8) == 0;
        Instant at = START.plusSeconds(epoch);
        views.apply(study.epoch(label, epoch, checkpoint), at);
        if (checkpoint) {
          views.apply(study.batch(label, epoch, List.of()), at);
          views.apply(study.evaluated(label, epoch), at);
        }
      }
    }
    views.apply(study.selected(RARE, Optional.empty()), START.plusSeconds(EPOCHS));
  }

  private static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static long millisSince(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }

  private static void tell(String form, Object... values) {
    System.out.println(form.formatted(values));
  }
}
