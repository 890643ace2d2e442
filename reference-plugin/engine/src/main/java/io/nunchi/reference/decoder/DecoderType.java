package io.nunchi.reference.decoder;

/**
 * A family of output layouts that manifests name as their {@code decoder}.
 *
 * <p>A decoder in a jar of its own is found by {@link java.util.ServiceLoader}: the jar lies in the
 * plugin's directory and names the class in {@code
 * META-INF/services/io.nunchi.reference.decoder.DecoderType}.
 *
 * <p>Lifecycle: made once for each class loader of the plugin, by a public constructor without
 * parameters. Threading: stateless; any thread. Ownership: the plugin's.
 */
public interface DecoderType {

  /**
   * How manifests name it.
   *
   * @return lower-case letters and digits, joined by hyphens; no other decoder has this name
   */
  String name();

  /**
   * Reads the parameters of this decoder, strictly: what is wrong is noted in {@code parameters}.
   * It is called again, with another input size, when the engine's settings choose one.
   *
   * @param parameters the manifest's {@code output} object
   * @param model what the rest of the manifest says
   * @return the layout; it may be used only if no problem was noted
   */
  OutputLayout read(DecoderParameters parameters, ModelShape model);
}
