package io.synthorax.imaging.dicom;

import io.synthorax.imaging.ScanWarning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * The grayscale pipeline of PS3.4 N.2, from a pixel's code to gray on the scale 0 (black) to
 * 65,535: modality look-up table or rescale, then the values of interest (VOI), then inversion of
 * MONOCHROME1. Values of interest are, the first that there is: the first VOI look-up table, the
 * first window, the full range of 8-bit images, else the range between the {@value #LOW} and
 * {@value #HIGH} quantiles of the pixels. Pixels that pad the image to a rectangle become black.
 */
public final class GrayScale {
  private static final int FULL = 65_535;
  private static final double LOW = 0.005;
  private static final double HIGH = 0.995;

  private final DicomAttributes header;
  private final StoredImage image;
  private final Set<ScanWarning> warnings = EnumSet.noneOf(ScanWarning.class);
  private final int lowestPadding;
  private final int highestPadding;
  private final double[] modality;
  private final int[] gray;

  /**
   * Prepares the look-up of an image.
   *
   * @param counts how many pixels have each code
   */
  public GrayScale(DicomFile file, StoredImage image, int[] counts) {
    this.header = file.attributes();
    this.image = image;
    int[] padding = header.words(Tag.PIXEL_PADDING_VALUE);
    int[] limit = header.words(Tag.PIXEL_PADDING_RANGE_LIMIT);
    int one = padding.length == 0 ? Integer.MAX_VALUE : typed(padding[0]);
    int other = padding.length == 0 || limit.length == 0 ? one : typed(limit[0]);
    this.lowestPadding = Math.min(one, other);
    this.highestPadding = Math.max(one, other);
    this.modality = modality();
    this.gray = gray(counts);
  }

  /** The gray value of a code. */
  public int of(int code) {
    return gray[code];
  }

  /** What was chosen that the header does not say. */
  public Set<ScanWarning> warnings() {
    return warnings;
  }

  private double[] modality() {
    List<DicomAttributes> tables = header.items(Tag.MODALITY_LUT_SEQUENCE);
    if (!tables.isEmpty()) {
      LookupTable table = LookupTable.of(tables.get(0), image.signed());
      return eachCode(table::at);
    }
    double slope = header.decimal(Tag.RESCALE_SLOPE).orElse(1);
    double intercept = header.decimal(Tag.RESCALE_INTERCEPT).orElse(0);
    return eachCode(value -> value * slope + intercept);
  }

  private double[] eachCode(DoubleUnaryOperator operator) {
    return IntStream.range(0, image.codes())
        .mapToDouble(code -> operator.applyAsDouble(image.value(code)))
        .toArray();
  }

  private int[] gray(int[] counts) {
    DoubleUnaryOperator interest = interest(counts);
    int[] result = new int[image.codes()];
    for (int code = 0; code < result.length; code++) {
      double share = Math.max(0, Math.min(1, interest.applyAsDouble(modality[code])));
      result[code] = (int) Math.round(FULL * (image.inverted() ? 1 - share : share));
      if (isPadding(code)) {
        result[code] = 0;
      }
    }
    return result;
  }

  /** From a modality value to the share of full brightness, which may lie outside of 0 to 1. */
  private DoubleUnaryOperator interest(int[] counts) {
    List<DicomAttributes> tables = header.items(Tag.VOI_LUT_SEQUENCE);
    if (!tables.isEmpty()) {
      boolean negative = IntStream.range(0, modality.length).anyMatch(i -> modality[i] < 0);
      LookupTable table = LookupTable.of(tables.get(0), negative);
      return value -> (double) table.at(value) / table.full();
    }
    double width = header.decimal(Tag.WINDOW_WIDTH).orElse(0);
    if (width > 0 && header.decimal(Tag.WINDOW_CENTER).isPresent()) {
      return window(header.decimal(Tag.WINDOW_CENTER).getAsDouble(), width);
    }
    if (image.bitsStored() <= 8) {
      double low =
          IntStream.range(0, modality.length).mapToDouble(i -> modality[i]).min().orElse(0);
      double high =
          IntStream.range(0, modality.length).mapToDouble(i -> modality[i]).max().orElse(1);
      return range(low, high);
    }
    warnings.add(ScanWarning.WINDOW_FROM_PIXELS);
    return quantiles(counts);
  }

  private DoubleUnaryOperator window(double center, double width) {
    return switch (header.text(Tag.VOI_LUT_FUNCTION).orElse("LINEAR")) {
      case "SIGMOID" -> value -> 1 / (1 + Math.exp(-4 * (value - center) / width));
      case "LINEAR_EXACT" -> value -> (value - center) / width + 0.5;
      // The half and the one are the standard's: a width of 1 is a threshold.
      default ->
          width <= 1
              ? value -> value <= center - 0.5 ? 0 : 1
              : value -> (value - (center - 0.5)) / (width - 1) + 0.5;
    };
  }

  private DoubleUnaryOperator quantiles(int[] counts) {
    List<Integer> codes =
        new ArrayList<>(
            IntStream.range(0, counts.length)
                .filter(code -> counts[code] > 0 && !isPadding(code))
                .boxed()
                .sorted(Comparator.comparingDouble(code -> modality[code]))
                .toList());
    if (codes.isEmpty()) {
      return range(0, 1);
    }
    long total = codes.stream().mapToLong(code -> counts[code]).sum();
    return range(quantile(codes, counts, LOW * total), quantile(codes, counts, HIGH * total));
  }

  private double quantile(List<Integer> codes, int[] counts, double rank) {
    long below = 0;
    for (int code : codes) {
      below += counts[code];
      if (below > rank) {
        return modality[code];
      }
    }
    return modality[codes.get(codes.size() - 1)];
  }

  private static DoubleUnaryOperator range(double low, double high) {
    return high > low ? value -> (value - low) / (high - low) : value -> value >= high ? 1 : 0;
  }

  private boolean isPadding(int code) {
    int value = image.value(code);
    return value >= lowestPadding && value <= highestPadding;
  }

  private int typed(int word) {
    return image.signed() ? (short) word : word;
  }
}
