package io.synthorax.standalone.cli;

import io.synthorax.contracts.Budget;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.ExtractorSpecification.Brought;
import io.synthorax.contracts.ExtractorSpecification.Input;
import io.synthorax.contracts.Generators;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.Recipe;
import io.synthorax.contracts.Resolution;
import io.synthorax.contracts.StudyId;
import io.synthorax.standalone.study.BroughtExtractor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Arguments as the contracts read them, with the contracts' own words when they refuse. */
final class Converters {
  private Converters() {}

  static final class ToResolution implements ITypeConverter<Resolution> {
    @Override
    public Resolution convert(String text) {
      int pixels;
      try {
        pixels = Integer.parseInt(text);
      } catch (NumberFormatException e) {
        throw new TypeConversionException(
            "resolution '" + text + "' is no number: 32, 64, 128, 256 or 512 are allowed");
      }
      return inContract(pixels, Resolution::new);
    }
  }

  static final class ToBudget implements ITypeConverter<Budget> {
    @Override
    public Budget convert(String text) {
      return inContract(text, Budget::parse);
    }
  }

  static final class ToLabel implements ITypeConverter<ClassLabel> {
    @Override
    public ClassLabel convert(String text) {
      return inContract(text.strip(), ClassLabel::new);
    }
  }

  /** NAME=FILE[:OUTPUT],size=N,channels=C,mean=M/..,deviation=D/.. */
  static final class ToExtractor implements ITypeConverter<BroughtExtractor> {
    private static final Pattern FORM =
        Pattern.compile(
            "(?<name>[^=,]+)=(?<file>.+?),size=(?<size>\\d{1,4}),channels=(?<channels>\\d),"
                + "mean=(?<mean>[^,=]+),deviation=(?<deviation>[^,=]+)");

    @Override
    public BroughtExtractor convert(String text) {
      Matcher matcher = FORM.matcher(text);
      if (!matcher.matches()) {
        throw new TypeConversionException(
            "'"
                + text
                + "', allowed is NAME=FILE[:OUTPUT],size=N,channels=1|3,mean=M/..,deviation=D/.."
                + " such as mine=net.onnx,size=224,channels=3,mean=0.485/0.456/0.406,"
                + "deviation=0.229/0.224/0.225");
      }
      String file = matcher.group("file");
      int colon = file.lastIndexOf(':');
      boolean named = colon > file.lastIndexOf('/') && !Files.exists(Path.of(file));
      return inContract(
          matcher,
          parts ->
              new BroughtExtractor(
                  name(parts.group("name")),
                  Path.of(named ? file.substring(0, colon) : file),
                  named ? Optional.of(file.substring(colon + 1)) : Optional.empty(),
                  new Input(
                      Integer.parseInt(parts.group("size")),
                      Integer.parseInt(parts.group("channels")),
                      numbers(parts.group("mean")),
                      numbers(parts.group("deviation")))));
    }

    /** As the contract allows it: its model is kept only when the platform is up. */
    private static String name(String name) {
      var later = new ObjectRef("", "", 0);
      var any = new Input(8, 1, List.of(0.0), List.of(1.0));
      return new Brought(name, later, Optional.empty(), any).name();
    }

    private static List<Double> numbers(String text) {
      try {
        return Arrays.stream(text.split("/", -1)).map(Double::valueOf).toList();
      } catch (NumberFormatException e) {
        throw new TypeConversionException("'" + text + "' are no numbers separated by /");
      }
    }
  }

  static final class ToRecipe implements ITypeConverter<Recipe> {
    @Override
    public Recipe convert(String text) {
      return switch (text) {
        case "default" -> Recipe.DEFAULT;
        case "paper" -> Recipe.PAPER;
        default -> throw new TypeConversionException("'" + text + "', allowed is default or paper");
      };
    }
  }

  static final class ToStudy implements ITypeConverter<StudyId> {
    @Override
    public StudyId convert(String text) {
      return inContract(text, StudyId::new);
    }
  }

  static final class ToGenerators implements ITypeConverter<Generators> {
    @Override
    public Generators convert(String text) {
      return switch (text) {
        case "each" -> Generators.EACH;
        case "all" -> Generators.ALL;
        case "both" -> Generators.BOTH;
        default ->
            throw new TypeConversionException("'" + text + "', allowed is each, all or both");
      };
    }
  }

  static final class ToAugmentation implements ITypeConverter<Augmentations> {
    @Override
    public Augmentations convert(String text) {
      return inContract(text, Augmentations::parse);
    }
  }

  static final class ToCompositions implements ITypeConverter<Compositions> {
    @Override
    public Compositions convert(String text) {
      return inContract(text, Compositions::parse);
    }
  }

  static final class ToModels implements ITypeConverter<Models> {
    @Override
    public Models convert(String text) {
      return inContract(text, Models::parse);
    }
  }

  private static <A, B> B inContract(A value, Function<A, B> type) {
    try {
      return type.apply(value);
    } catch (ContractViolation e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
