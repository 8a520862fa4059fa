package io.synthorax.standalone.study;

import io.synthorax.contracts.Budget;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.Part;
import io.synthorax.contracts.StudyRequest;
import io.synthorax.contracts.UtilitySpecification;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long a study takes and what it writes, roughly. The training time follows from the budget, or
 * from the probe where the budget is in images; autoencoder and classifiers from the probe.
 */
public record Estimate(Duration training, Duration rest, long bytes) {
  private static final int CHECKPOINTS = 8;
  private static final long FLOAT = 4;
  private static final Duration PER_CHECKPOINT = Duration.ofSeconds(1);
  private static final Duration LAST_STEPS = Duration.ofSeconds(15);

  /** Throws nothing: whatever is unknown is guessed. */
  public static Estimate of(StudyRequest request, DatasetManifest data, Speed speed) {
    Duration training = Duration.ZERO;
    if (request.budget() instanceof Budget.Time time) {
      training = time.duration();
    } else if (request.budget() instanceof Budget.Images images) {
      training = seconds(images.count() / speed.adversarial());
    }
    return new Estimate(
        training.multipliedBy(request.classes().size()),
        rest(request, speed),
        bytes(request, data) + classifierBytes(request.utility(), speed));
  }

  public Duration total() {
    return training.plus(rest);
  }

  /** A sentence for the terminal. */
  public String text() {
    return "It will take about %s (%s of training) and %s of disk."
        .formatted(
            Quantities.duration(total()), Quantities.duration(training), Quantities.bytes(bytes));
  }

  private static Duration rest(StudyRequest request, Speed speed) {
    UtilitySpecification utility = request.utility();
    double images =
        (double) utility.steps()
            * utility.batchSize()
            * utility.seeds()
            * utility.compositions().size();
    double secondsPerImage =
        speed.classifiers().values().stream().mapToDouble(one -> 1 / one.imagesPerSecond()).sum();
    double seconds =
        images * secondsPerImage + request.evaluation().autoencoderImages() / speed.autoencoder();
    return seconds(seconds)
        .plus(PER_CHECKPOINT.multipliedBy((long) CHECKPOINTS * batches(request)))
        .plus(LAST_STEPS);
  }

  private static long classifierBytes(UtilitySpecification utility, Speed speed) {
    long ofEach = (long) utility.seeds() * utility.compositions().size() * FLOAT;
    return ofEach
        * speed.classifiers().values().stream().mapToLong(Speed.ClassifierSpeed::parameters).sum();
  }

  private static long bytes(StudyRequest request, DatasetManifest data) {
    NetworkSize size = NetworkSize.of(request.training());
    long pixels = (long) request.training().resolution().pixels();
    pixels *= pixels;
    long images = 0;
    for (Part part : data.parts().keySet()) {
      images += data.images(part).values().stream().mapToLong(Integer::longValue).sum();
    }
    long perRun =
        CHECKPOINTS * 2 * size.generator() * FLOAT
            + 2 * 3 * (size.generator() + size.discriminator()) * FLOAT;
    long results = 4 * images * pixels;
    return request.runs().size() * perRun
        + CHECKPOINTS * synthesized(request, data) * pixels
        + images * pixels
        + results;
  }

  /** What is synthesized and scored at each checkpoint: a batch per class of each run. */
  private static int batches(StudyRequest request) {
    return request.classes().stream().mapToInt(label -> request.runsCovering(label).size()).sum();
  }

  /** The images of these batches. */
  private static long synthesized(StudyRequest request, DatasetManifest data) {
    Map<ClassLabel, Integer> real = new LinkedHashMap<>();
    request.classes().forEach(label -> real.put(label, data.images(Part.TRAIN, label)));
    List<Composition> chosen = request.utility().compositions();
    return request.classes().stream()
        .mapToLong(
            label ->
                (long) request.runsCovering(label).size()
                    * Math.max(
                        request.evaluation().scoredImages(),
                        Composition.mostSynthesized(chosen, real, label)))
        .sum();
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }
}
