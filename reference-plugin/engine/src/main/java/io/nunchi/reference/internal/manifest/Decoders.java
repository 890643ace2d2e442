package io.nunchi.reference.internal.manifest;

import io.nunchi.reference.decoder.DecoderType;
import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.spi.failure.Problem;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The decoders that manifests can name: those that are bound, and those that other jars of the
 * plugin's directory offer as services. A jar that cannot be used stops every model: somebody put
 * it there on purpose.
 *
 * <p>Immutable; any thread.
 */
public final class Decoders {

  private static final String NAME_FORM = "[a-z0-9]+(-[a-z0-9]+)*";

  private final Map<String, DecoderType> byName = new TreeMap<>();
  private final List<Problem> problems = new ArrayList<>();

  /**
   * Collects the decoders.
   *
   * @param bound the plugin's own decoders
   */
  @Inject
  public Decoders(Set<DecoderType> bound) {
    this(bound, ServiceLoader.load(DecoderType.class, DecoderType.class.getClassLoader()));
  }

  Decoders(Set<DecoderType> bound, Iterable<DecoderType> offered) {
    bound.forEach(this::add);
    Iterator<DecoderType> services = offered.iterator();
    while (hasNext(services)) {
      try {
        add(services.next());
      } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
        problems.add(unusable(describe(e)));
      }
    }
  }

  /** Notes a service file that cannot be read, which ends the list. */
  private boolean hasNext(Iterator<DecoderType> services) {
    try {
      return services.hasNext();
    } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
      problems.add(unusable(describe(e)));
      return false;
    }
  }

  private void add(DecoderType decoder) {
    String name = decoder.name();
    String owner = decoder.getClass().getName();
    if (!name.matches(NAME_FORM)) {
      problems.add(unusable(owner + " has the name \"" + name + "\""));
      return;
    }
    DecoderType other = byName.putIfAbsent(name, decoder);
    if (other != null) {
      problems.add(
          unusable(
              "%s has the name \"%s\" of %s".formatted(owner, name, other.getClass().getName())));
    }
  }

  /**
   * Finds a decoder.
   *
   * @param name its name in manifests
   * @return the decoder, or null if there is none
   */
  public @Nullable DecoderType find(String name) {
    return byName.get(name);
  }

  /**
   * Lists the decoders.
   *
   * @return all decoders in the alphabetical order of their names
   */
  public List<DecoderType> all() {
    return List.copyOf(byName.values());
  }

  /**
   * Lists the names.
   *
   * @return all names in alphabetical order
   */
  public List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /**
   * Refuses to go on with a decoder that cannot be used.
   *
   * @throws ModelRefusedException with a problem for each of them
   */
  public void requireUsable() throws ModelRefusedException {
    if (!problems.isEmpty()) {
      throw new ModelRefusedException(problems);
    }
  }

  private static String describe(Throwable e) {
    return e.getCause() == null ? e.toString() : e + ": " + e.getCause();
  }

  private static Problem unusable(String found) {
    return Problem.of(
            ReferenceErrors.DECODER_UNUSABLE, "a decoder in the plugin's directory cannot be used")
        .expected(
            "a public class with a public constructor without parameters, compiled for this"
                + " version of the plugin, and a name of lower-case letters, digits and hyphens"
                + " that no other decoder has")
        .found(found)
        .where("service " + DecoderType.class.getName())
        .fix("correct the jar, or remove it from the plugin's directory");
  }
}
