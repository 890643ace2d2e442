package io.nunchi.reference.internal.modelpackage;

import io.nunchi.reference.internal.manifest.ManifestJson;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The manifests that come with this plugin, found by the digest of their model.
 *
 * <p>Immutable; any thread.
 */
public final class KnownModels {

  private static final String FOLDER = "/known-models/";
  private static final String LIST = FOLDER + "list.txt";

  private final Map<String, ObjectNode> manifestByDigest;

  /** Reads the manifests from the plugin's jar. */
  @Inject
  public KnownModels() {
    Map<String, ObjectNode> manifests = new LinkedHashMap<>();
    for (String id : ids()) {
      ObjectNode manifest = manifest(id);
      manifests.put(manifest.path("sha256").stringValue(), manifest);
    }
    this.manifestByDigest = Map.copyOf(manifests);
  }

  /**
   * Finds the manifest of a model file.
   *
   * @param digest SHA-256 of the file
   * @return a copy of the manifest's JSON, or empty if the model is not known
   */
  public Optional<ObjectNode> manifestOf(String digest) {
    return Optional.ofNullable(manifestByDigest.get(digest)).map(ObjectNode::deepCopy);
  }

  /**
   * All manifests.
   *
   * @return copies, in the order of {@link #ids()}
   */
  public List<ObjectNode> manifests() {
    return ids().stream().map(KnownModels::manifest).toList();
  }

  /**
   * The ids of the known models, which are the file names of their manifests too.
   *
   * @return each once
   */
  public static List<String> ids() {
    return new String(resource(LIST), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank())
        .toList();
  }

  private static ObjectNode manifest(String id) {
    String resource = FOLDER + id + ".json";
    try {
      return ManifestJson.parse(resource(resource), resource);
    } catch (ModelRefusedException broken) {
      throw new IllegalStateException("the plugin's own " + resource + " is broken", broken);
    }
  }

  private static byte[] resource(String name) {
    try (InputStream stream = KnownModels.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("the plugin's jar has no " + name);
      }
      return stream.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the plugin's jar is unreadable", unreadable);
    }
  }
}
