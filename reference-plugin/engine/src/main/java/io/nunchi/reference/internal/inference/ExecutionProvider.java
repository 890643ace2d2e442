package io.nunchi.reference.internal.inference;

import ai.onnxruntime.OrtProvider;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A device that runs models, and the library that drives it.
 *
 * <p>Immutable; any thread.
 *
 * @param kind the kind of device and its library
 * @param device the device's number, from 0; always 0 for the CPU
 */
public record ExecutionProvider(Kind kind, int device) {

  private static final Pattern TEXT = Pattern.compile("(cpu)|(cuda|tensorrt)(?::(\\d{1,3}))?");

  /** The execution providers that this plugin can use. */
  public enum Kind {
    /** The processor. */
    CPU("cpu", OrtProvider.CPU, ""),
    /** An NVIDIA GPU through CUDA. */
    CUDA("cuda", OrtProvider.CUDA, "onnxruntime_providers_cuda"),
    /** An NVIDIA GPU through TensorRT. */
    TENSORRT("tensorrt", OrtProvider.TENSOR_RT, "onnxruntime_providers_tensorrt");

    private final String text;
    private final OrtProvider name;
    private final String library;

    Kind(String text, OrtProvider name, String library) {
      this.text = text;
      this.name = name;
      this.library = library;
    }

    OrtProvider inOnnxRuntime() {
      return name;
    }

    String library() {
      return library;
    }
  }

  /**
   * Reads a provider.
   *
   * @param text such as {@code cpu}, {@code cuda} or {@code tensorrt:1}
   * @return the provider, or empty if the text is none
   */
  static Optional<ExecutionProvider> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    if (matcher.group(1) != null) {
      return Optional.of(new ExecutionProvider(Kind.CPU, 0));
    }
    Kind kind = matcher.group(2).equals("cuda") ? Kind.CUDA : Kind.TENSORRT;
    int device = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
    return Optional.of(new ExecutionProvider(kind, device));
  }

  @Override
  public String toString() {
    return kind == Kind.CPU ? kind.text : kind.text + ":" + device;
  }
}
