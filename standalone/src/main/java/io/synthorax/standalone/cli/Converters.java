package io.synthorax.standalone.cli;

import io.synthorax.contracts.Budget;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Generators;
import io.synthorax.contracts.Resolution;
import io.synthorax.contracts.StudyId;
import java.util.function.Function;
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
