package io.nunchi.reference.decoder;

import io.nunchi.reference.decoder.guess.Guess;
import io.nunchi.reference.decoder.guess.ModelOutputs;
import io.nunchi.reference.decoder.guess.UsualManifest;
import io.nunchi.reference.decoder.parameter.Parameter;
import io.nunchi.reference.decoder.parameter.ParameterValues;
import java.util.List;

/**
 * A family of output layouts that manifests name as their {@code decoder}, with everything that is
 * known about it: its parameters, its layout, its decoding, its documentation and its guess for
 * models that nobody has described yet.
 *
 * <p>A decoder in a jar of its own is found by {@link java.util.ServiceLoader}: the jar lies in the
 * plugin's directory and names the class in {@code
 * META-INF/services/io.nunchi.reference.decoder.DecoderType}. It needs {@link #name}, {@link
 * #parameters} and {@link #read}; the other methods have defaults.
 *
 * <p>Lifecycle: created once for each class loader of the plugin, by a public constructor without
 * parameters. Threading: stateless; any thread. Ownership: the plugin's.
 */
public interface DecoderType {

  /**
   * Names the decoder in manifests.
   *
   * @return lower-case letters and digits, joined by hyphens; no other decoder has this name
   */
  String name();

  /**
   * Documents the decoder for the author of a manifest.
   *
   * @return the documentation
   */
  default DecoderHelp help() {
    return DecoderHelp.NONE;
  }

  /**
   * Declares the keys of a manifest's {@code output} object besides {@code decoder}. Any other key
   * is refused.
   *
   * @return the parameters in the order in which people read about them, each with its own key
   */
  default List<Parameter<?>> parameters() {
    return List.of();
  }

  /**
   * Makes a layout of the parameters' values, and notes contradictions between them in {@code
   * parameters}. It is called again, with another input size, when the engine's settings choose
   * one.
   *
   * @param parameters the values of {@link #parameters}
   * @param model input size and labels that the rest of the manifest declares
   * @return the layout; it is used only if no problem was noted
   */
  OutputLayout read(ParameterValues parameters, ModelShape model);

  /**
   * Guesses whether a model's outputs are for this decoder.
   *
   * @param outputs the outputs of a model that nobody has described yet
   * @return guesses of parameters, or an empty list if this decoder cannot read the outputs
   */
  default List<Guess> guesses(ModelOutputs outputs) {
    return List.of();
  }

  /**
   * Returns hints for the rest of the manifest.
   *
   * @return the values that manifests of this decoder's models usually have
   */
  default UsualManifest usualManifest() {
    return UsualManifest.UNKNOWN;
  }
}
