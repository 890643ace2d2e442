package io.nunchi.reference.internal.manifest;

import io.nunchi.reference.decoder.OutputLayout;
import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.reference.internal.preprocess.PreprocessingSpec;
import io.nunchi.spi.failure.Problem;
import java.util.OptionalInt;

/**
 * The input sizes at which a model runs, and the layout of its outputs at each of them.
 *
 * <p>Immutable; any thread.
 */
public final class InputSizes {

  private final OptionalInt multipleOf;
  private final OutputReader outputs;

  InputSizes(OptionalInt multipleOf, OutputReader outputs) {
    this.multipleOf = multipleOf;
    this.outputs = outputs;
  }

  /**
   * Returns the step of other input sizes, whose sides are both multiples of it.
   *
   * @return pixels, or empty for a model that runs at one size only
   */
  public OptionalInt multipleOf() {
    return multipleOf;
  }

  OutputLayout outputAt(int width, int height) throws ModelRefusedException {
    return outputs.read(width, height);
  }

  void require(String model, int width, int height, PreprocessingSpec byDefault)
      throws ModelRefusedException {
    boolean allowed =
        multipleOf.isPresent()
            && width % multipleOf.getAsInt() == 0
            && height % multipleOf.getAsInt() == 0;
    if (!allowed) {
      String own = byDefault.width() + " x " + byDefault.height();
      throw new ModelRefusedException(
          Problem.of(ReferenceErrors.INPUT_SIZE, "the model does not run at this input size")
              .expected(
                  multipleOf.isPresent()
                      ? "multiples of " + multipleOf.getAsInt()
                      : own + ", the only size that its manifest allows")
              .found(width + " x " + height)
              .where("settings inputWidth and inputHeight, model " + model)
              .fix("correct the settings, or leave them at 0 for " + own));
    }
  }

  /** Reads the manifest's {@code output} for an input size. */
  @FunctionalInterface
  interface OutputReader {

    OutputLayout read(int width, int height) throws ModelRefusedException;
  }
}
