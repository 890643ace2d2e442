package io.nunchi.reference.internal.decode;

import io.nunchi.reference.internal.json.StrictObject;

/**
 * A family of output layouts, known to manifests by the name under which it is bound.
 *
 * <p>Stateless; any thread.
 */
public interface DecoderType {

  /**
   * Reads the parameters of this decoder, strictly: what is wrong is noted in {@code parameters}.
   *
   * @param parameters the manifest's {@code output} object
   * @param model what the rest of the manifest says
   * @return the layout; it may be used only if no problem was noted
   */
  OutputLayout read(StrictObject parameters, ModelShape model);
}
