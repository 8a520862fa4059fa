package io.synthorax.console.view;

import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.CompositionRequested;
import io.synthorax.contracts.EpochFinished;
import io.synthorax.contracts.Event;
import io.synthorax.contracts.GeneratorSelected;
import io.synthorax.contracts.MetricsComputed;
import io.synthorax.contracts.RunEvent;
import io.synthorax.contracts.StageFailed;
import io.synthorax.contracts.StudyCompleted;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.SynthesisRequested;
import io.synthorax.contracts.Topic;
import io.synthorax.contracts.TrainRequested;
import io.synthorax.contracts.TrainingEnded;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A line of a study's timeline.
 *
 * @param id of the event
 * @param topic of the event
 * @param what happened, in words
 * @param page of what it is about, if it has one
 */
public record TimelineEntry(
    String id, Instant at, String topic, String what, Optional<String> page) {

  static TimelineEntry of(Instant at, Event event) {
    StudyId study = new StudyId(event.subject());
    String topic = Topic.of(event.getClass()).topicName();
    return new TimelineEntry(event.id(), at, topic, what(event), page(study, event));
  }

  private static String what(Event event) {
    if (event instanceof RunEvent run) {
      return run(run);
    } else if (event instanceof BatchSynthesized e) {
      return batch(e);
    } else if (event instanceof SynthesisRequested e) {
      return "%s: an order of images, seed %d".formatted(spaced(e.label()), e.seed());
    } else if (event instanceof MetricsComputed e) {
      return measured(e);
    } else if (event instanceof GeneratorSelected e) {
      return "%s: %s".formatted(spaced(e.label()), selected(e));
    } else if (event instanceof CompositionRequested e) {
      return "%s, seed %d: classifier requested".formatted(e.composition(), e.seed());
    } else if (event instanceof StudyCompleted e) {
      return "Study " + lower(e.outcome()) + e.reason().map(why -> ": " + why).orElse("");
    } else if (event instanceof StageFailed e) {
      return "Failure in " + e.stage() + ": " + e.reason();
    }
    return event.id();
  }

  private static String run(RunEvent event) {
    String name = spaced(event.run());
    if (event instanceof TrainRequested e) {
      return "%s: training requested, %s".formatted(name, e.budget().text());
    } else if (event instanceof TrainingEnded e) {
      return "%s: training %s after %,d images"
          .formatted(name, lower(e.outcome()), e.imagesShown());
    } else if (event instanceof EpochFinished e) {
      return "%s: checkpoint of epoch %d".formatted(name, e.epoch());
    }
    return name;
  }

  private static String batch(BatchSynthesized event) {
    String name = spaced(event.label());
    if (event.failure().isPresent()) {
      return "%s: no images: %s".formatted(name, event.failure().get());
    }
    return event.order().isPresent()
        ? "%s: ordered images synthesized".formatted(name)
        : "%s: %d images of epoch %d synthesized"
            .formatted(name, event.count(), event.checkpoint().epoch());
  }

  private static String measured(MetricsComputed event) {
    if (event.measured() instanceof MetricsComputed.OfCheckpoint of) {
      return "%s: images of epoch %d scored".formatted(spaced(of.label()), of.epoch());
    }
    MetricsComputed.OfComposition of = (MetricsComputed.OfComposition) event.measured();
    return "%s, seed %d: classifier tested".formatted(of.composition(), of.seed());
  }

  private static String selected(GeneratorSelected event) {
    return event
        .batch()
        .map(batch -> "epoch %d selected".formatted(batch.checkpoint().epoch()))
        .orElse("no generator selected");
  }

  private static Optional<String> page(StudyId study, Event event) {
    if (event instanceof EpochFinished e) {
      return Optional.of(StudyPaths.checkpointPage(study, e.run(), e.epoch()));
    } else if (event instanceof BatchSynthesized e) {
      return Optional.of(
          e.order()
              .map(order -> StudyPaths.orderPage(study, order))
              .orElseGet(
                  () -> StudyPaths.batchPage(study, e.run(), e.checkpoint().epoch(), e.label())));
    } else if (event instanceof SynthesisRequested e) {
      return Optional.of(StudyPaths.orderPage(study, e.order()));
    } else if (event instanceof MetricsComputed e
        && e.measured() instanceof MetricsComputed.OfCheckpoint of) {
      return Optional.of(StudyPaths.batchPage(study, of.run(), of.epoch(), of.label()));
    } else if (event instanceof GeneratorSelected e) {
      return e.batch()
          .map(
              batch ->
                  StudyPaths.batchPage(
                      study, batch.run(), batch.checkpoint().epoch(), batch.label()));
    }
    return Optional.empty();
  }

  private static String spaced(Object label) {
    return label.toString().replace('_', ' ');
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
