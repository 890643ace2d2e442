package io.nunchi.reference.internal.decode;

import static io.nunchi.reference.internal.decode.SharedParameters.BATCH_AXIS;

import io.nunchi.reference.decoder.ElementType;
import io.nunchi.reference.decoder.ExpectedTensor;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.decoder.guess.Guess;
import io.nunchi.reference.decoder.guess.ModelOutputs;
import io.nunchi.reference.decoder.guess.TensorFact;
import io.nunchi.reference.decoder.parameter.Parameter;
import io.nunchi.reference.decoder.parameter.ParameterValues;
import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.failure.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The first axes of outputs that have a box in each row: an axis that counts pictures, or none, and
 * the rows, whose number is fixed or differs from frame to frame.
 *
 * <p>Immutable; any thread.
 *
 * @param batchAxis true if the first axis counts pictures
 * @param rows the number of rows, or {@link ExpectedTensor#ANY}
 */
public record RowAxes(boolean batchAxis, long rows) {

  /**
   * Reads the axes of a manifest.
   *
   * @param parameters the parameters, {@link SharedParameters#BATCH_AXIS} among them
   * @param rows the optional parameter with the number of rows
   * @return the axes
   */
  public static RowAxes read(ParameterValues parameters, Parameter<Integer> rows) {
    boolean batchAxis = parameters.get(BATCH_AXIS);
    Optional<Integer> count = parameters.find(rows);
    if (!batchAxis && count.isPresent()) {
      parameters.wrong(
          rows.key(),
          "outputs without a batch axis have an open number of rows",
          "no \"%s\" beside \"%s\": false".formatted(rows.key(), BATCH_AXIS.key()),
          String.valueOf(count.get()),
          "remove the key");
    }
    return new RowAxes(batchAxis, count.map(Integer::longValue).orElse(ExpectedTensor.ANY));
  }

  /**
   * Declares an output with these axes.
   *
   * @param name its name
   * @param type the kind of its elements
   * @param row the meaning of a row, for a person
   * @param numbers the axes behind the rows: none, or the number of values of a row
   * @return the output
   */
  public ExpectedTensor tensor(String name, ElementType type, String row, Long... numbers) {
    List<Long> shape = new ArrayList<>();
    if (batchAxis) {
      shape.add(1L);
    }
    shape.add(rows);
    shape.addAll(List.of(numbers));
    return new ExpectedTensor(name, type, shape, (batchAxis ? "1 x rows" : "rows") + row);
  }

  /**
   * Compares the number of rows of an output with that of another, which may differ where only the
   * answer tells.
   *
   * @param expected the number of rows
   * @param tensor an output
   * @param numbers the number of values of a row
   * @throws FrameRejectedException if the output has another number of rows
   */
  public static void requireRows(int expected, OutputTensor tensor, int numbers)
      throws FrameRejectedException {
    if (tensor.count() != (long) expected * numbers) {
      throw new FrameRejectedException(
          Problem.of(ReferenceErrors.ANSWER_VALUE, "the model's outputs have different rows")
              .expected("%d rows, as the first output has".formatted(expected))
              .found("%d rows".formatted(tensor.count() / numbers))
              .where("output " + tensor.name())
              .fix("if this happens for every frame, \"output\" names another tensor"));
    }
  }

  /**
   * Finds an output of a model that nobody has described yet.
   *
   * @param outputs the model's outputs
   * @param batchAxis true if the first axis counts pictures
   * @param axes the number of axes, without that one
   * @param condition a property of the output
   * @return the first output that has it, or empty
   */
  public static Optional<TensorFact> find(
      ModelOutputs outputs, boolean batchAxis, int axes, Predicate<TensorFact> condition) {
    return outputs.find(
        output -> output.rank() == (batchAxis ? axes + 1 : axes) && condition.test(output));
  }

  /**
   * Adds what is known of the axes to a guess. The number of rows of the answer to noise is another
   * one for a picture, unless the model declares it.
   *
   * @param guess the guess
   * @param output an output with these axes
   * @param batchAxis true if the first axis counts pictures
   * @param rows the parameter with the number of rows
   * @return the guess with the axes
   */
  public static Guess guessed(
      Guess guess, TensorFact output, boolean batchAxis, Parameter<Integer> rows) {
    if (!batchAxis) {
      return guess.with(BATCH_AXIS, false);
    }
    return output.isOpen(1) ? guess : guess.with(rows, (int) output.dimension(1));
  }
}
