package io.nunchi.reference.decoder.guess;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The outputs of a model that nobody has described yet, and the size of the picture that it takes.
 *
 * <p>Immutable; any thread.
 */
public final class ModelOutputs {

  private static final int MAX_STRIDE = 256;
  private static final String TASK = "task";

  private final List<TensorFact> tensors;
  private final int inputWidth;
  private final int inputHeight;
  private final Map<String, String> metadata;

  /**
   * Creates outputs.
   *
   * @param tensors the outputs, with the shapes of a real run where there was one
   * @param inputWidth width of the input tensor in pixels, or 0 if the model leaves it open
   * @param inputHeight height of the input tensor in pixels, or 0 if the model leaves it open
   */
  public ModelOutputs(List<TensorFact> tensors, int inputWidth, int inputHeight) {
    this(tensors, inputWidth, inputHeight, Map.of());
  }

  private ModelOutputs(
      List<TensorFact> tensors, int inputWidth, int inputHeight, Map<String, String> metadata) {
    this.tensors = List.copyOf(tensors);
    this.inputWidth = inputWidth;
    this.inputHeight = inputHeight;
    this.metadata = Map.copyOf(metadata);
  }

  /**
   * Keeps some of the outputs.
   *
   * @param some outputs of the model
   * @return these outputs of the same model
   */
  public ModelOutputs of(List<TensorFact> some) {
    return new ModelOutputs(some, inputWidth, inputHeight, metadata);
  }

  /**
   * Adds what the exporter wrote into the file.
   *
   * @param newMetadata texts by key, such as Ultralytics' {@code task}
   * @return these outputs with the texts
   */
  public ModelOutputs withMetadata(Map<String, String> newMetadata) {
    return new ModelOutputs(tensors, inputWidth, inputHeight, newMetadata);
  }

  /**
   * Returns what the exporter wrote into the file.
   *
   * @return texts by key
   */
  public Map<String, String> metadata() {
    return metadata;
  }

  /**
   * Tells whether the exporter named a task, as Ultralytics does.
   *
   * @param task {@code detect}, {@code segment}, {@code pose}, {@code obb} or {@code classify}
   * @return false also if it named none
   */
  public boolean isFor(String task) {
    return task.equals(metadata.get(TASK));
  }

  /**
   * Tells whether the exporter did not name another task.
   *
   * @param task the task
   * @return true also if it named none
   */
  public boolean mayBeFor(String task) {
    return isFor(task) || !metadata.containsKey(TASK);
  }

  /**
   * Returns the width of the input tensor.
   *
   * @return pixels, or 0 if the model leaves it open
   */
  public int inputWidth() {
    return inputWidth;
  }

  /**
   * Returns the height of the input tensor.
   *
   * @return pixels, or 0 if the model leaves it open
   */
  public int inputHeight() {
    return inputHeight;
  }

  /**
   * Leaves outputs out that nobody may need.
   *
   * @param names the names of these outputs
   * @return the other outputs of the same model
   */
  public ModelOutputs without(Set<String> names) {
    return of(tensors.stream().filter(tensor -> !names.contains(tensor.name())).toList());
  }

  /**
   * Lists the outputs.
   *
   * @return the outputs in the model's order
   */
  public List<TensorFact> tensors() {
    return tensors;
  }

  /**
   * Returns the only output, if it holds floating point values.
   *
   * @param rank the number of its dimensions
   * @return the output, or empty if there are several or it is of another kind
   */
  public Optional<TensorFact> single(int rank) {
    return tensors.size() == 1
        ? find(tensor -> tensor.rank() == rank && !tensor.isWhole())
        : Optional.empty();
  }

  /**
   * Finds an output.
   *
   * @param condition a property of the output
   * @return the first output that has it, or empty
   */
  public Optional<TensorFact> find(Predicate<TensorFact> condition) {
    return tensors.stream().filter(condition).findFirst();
  }

  /**
   * Counts the cells of grids over the input tensor.
   *
   * @param strides cell sizes in pixels
   * @return the number of cells of all grids, or -1 if a stride does not divide the input's sides
   */
  public long cells(List<Integer> strides) {
    long cells = 0;
    for (int stride : strides) {
      if (inputWidth % stride != 0 || inputHeight % stride != 0) {
        return -1;
      }
      cells += (long) (inputWidth / stride) * (inputHeight / stride);
    }
    return cells;
  }

  /**
   * Finds the grid over the input tensor that has so many cells.
   *
   * @param cells the number of cells
   * @return the cells' size in pixels, or 0 if there is no such grid
   */
  public int strideOf(long cells) {
    for (int stride = 1; stride <= MAX_STRIDE && cells > 0; stride++) {
      if (cells(List.of(stride)) == cells) {
        return stride;
      }
    }
    return 0;
  }
}
