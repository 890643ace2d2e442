package io.nunchi.reference.internal.json;

import io.nunchi.reference.decoder.parameter.Parameter;
import io.nunchi.reference.decoder.parameter.ParameterValues;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the parameters that a decoder declares from the {@code output} object of a manifest.
 *
 * <p>For one thread.
 */
public final class DeclaredParameters implements ParameterValues {

  private final StrictObject object;
  private final Map<String, Object> valueByKey = new HashMap<>();

  private DeclaredParameters(StrictObject object) {
    this.object = object;
  }

  /**
   * Reads all parameters and notes everything that is wrong with any of them.
   *
   * @param object the manifest's {@code output} object, which takes the problems
   * @param declared the decoder's parameters
   * @return their values
   */
  public static DeclaredParameters read(StrictObject object, List<Parameter<?>> declared) {
    DeclaredParameters values = new DeclaredParameters(object);
    declared.forEach(values::read);
    return values;
  }

  private void read(Parameter<?> parameter) {
    Optional<Parameter<?>> alternative = parameter.alternative();
    if (alternative.isPresent() && object.has(alternative.get().key())) {
      return; // unknown beside its alternative
    }
    boolean present = object.has(parameter.key());
    if (present || parameter.isMandatory() || alternative.isPresent()) {
      valueByKey.put(parameter.key(), parameter.type().read(object, parameter.key()));
    } else {
      parameter.defaultValue().ifPresent(value -> valueByKey.put(parameter.key(), value));
    }
  }

  @Override
  public <T> T get(Parameter<T> parameter) {
    return find(parameter)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\""
                        + parameter.key()
                        + "\" is not declared, or has neither value nor default"));
  }

  @Override
  @SuppressWarnings("unchecked") // the parameter's own type read the value
  public <T> Optional<T> find(Parameter<T> parameter) {
    return Optional.ofNullable((T) valueByKey.get(parameter.key()));
  }

  @Override
  public boolean isSoundSoFar() {
    return object.isSoundSoFar();
  }

  @Override
  public void wrong(String key, String what, String expected, String found, String fix) {
    object.wrong(key, what, expected, found, fix);
  }
}
