package io.synthorax.evaluator;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.Part;
import io.synthorax.contracts.PrivacyCheck.ClosePair;
import io.synthorax.contracts.PrivacyThresholds;
import io.synthorax.learning.metrics.CopyShare;
import io.synthorax.learning.metrics.Features;
import io.synthorax.learning.metrics.MembershipAttack;
import io.synthorax.learning.metrics.NearestDistances;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How near a batch comes to the images that its generator was trained on, in one feature space.
 *
 * @param seen the classes that the generator was trained on
 * @param nearest training image of each synthesized one
 * @param unseen distances of real images of the class that are not trained on: the validation
 *     images; where these are too few, training images to the nearest other one as well
 */
record Memorization(
    FeatureSpace space,
    List<ClassLabel> seen,
    NearestDistances nearest,
    double[] unseen,
    CopyShare copies,
    MembershipAttack attack) {
  private static final NearestDistances NONE = new NearestDistances(new int[0], new double[0]);

  /** Of a batch of the class {@code label}. */
  static Memorization of(
      FeatureSpace space,
      ClassLabel label,
      List<ClassLabel> seen,
      PrivacyThresholds thresholds,
      long seed) {
    Features training = space.training(seen);
    NearestDistances nearest = nearest(space.synthesized(), training);
    double[] unseen = unseen(space, label, training, thresholds);
    return new Memorization(
        space,
        seen,
        nearest,
        unseen,
        CopyShare.of(nearest.ofDifferentImages(), unseen, thresholds),
        MembershipAttack.of(
            space.real().of(Part.TRAIN, label),
            space.real().of(Part.VALIDATION, label),
            space.synthesized(),
            thresholds.fewestImages(),
            seed));
  }

  private static NearestDistances nearest(Features images, Features training) {
    return training.count() == 0 ? NONE : NearestDistances.of(images, training);
  }

  private static double[] unseen(
      FeatureSpace space, ClassLabel label, Features training, PrivacyThresholds thresholds) {
    NearestDistances heldOut = nearest(space.real().of(Part.VALIDATION, label), training);
    if (heldOut.count() >= thresholds.fewestImages() || training.count() < 2) {
      return heldOut.distances();
    }
    return heldOut.distancesWith(
        NearestDistances.leavingOut(space.real().of(Part.TRAIN, label), training));
  }

  /** With counts, intervals and the values of the unseen real images. */
  List<Figure> figures(long seed) {
    String name = space.name();
    int batch = nearest.count();
    return List.of(
        NearestDistances.median(nearest.distances(), seed)
            .named(FigureName.nearestTraining(name), batch, seed),
        NearestDistances.median(unseen, seed)
            .named(FigureName.ofUnseen(FigureName.nearestTraining(name)), unseen.length, seed),
        copies.threshold().named(FigureName.copyThreshold(name), unseen.length, seed),
        copies.share().named(FigureName.copies(name), copies.images(), seed),
        copies.floor().named(FigureName.ofUnseen(FigureName.copies(name)), unseen.length, seed),
        attack.auroc().named(FigureName.membership(name), attack.images(), seed));
  }

  /** The synthesized images that are nearest to a training image, the nearest first. */
  List<ClosePair> closest(int most) {
    return IntStream.range(0, nearest.count())
        .boxed()
        .sorted(Comparator.comparingDouble(image -> nearest.distances()[image]))
        .limit(most)
        .map(this::pair)
        .toList();
  }

  private ClosePair pair(int image) {
    int row = nearest.nearest()[image];
    int of = 0;
    while (row >= count(of)) {
      row -= count(of++);
    }
    double distance = nearest.distances()[image];
    return new ClosePair(
        space.name(),
        image,
        seen.get(of),
        row,
        distance,
        copies.threshold().available()
            ? OptionalDouble.of(distance / copies.threshold().value())
            : OptionalDouble.empty());
  }

  private int count(int label) {
    return space.real().of(Part.TRAIN, seen.get(label)).count();
  }
}
