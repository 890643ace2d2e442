package io.nunchi.nativelib.internal.vision.load;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The optional functions that one library exports. */
public final class OptionalFunctions {

  private final Map<OptionalFunction, Function> exported;

  private OptionalFunctions(Map<OptionalFunction, Function> exported) {
    this.exported = exported;
  }

  /** The functions of a library of version 1.0: none, whatever it exports under their names. */
  static OptionalFunctions none() {
    return new OptionalFunctions(new EnumMap<>(OptionalFunction.class));
  }

  static OptionalFunctions find(NativeLibrary library) {
    Map<OptionalFunction, Function> exported = new EnumMap<>(OptionalFunction.class);
    for (OptionalFunction function : OptionalFunction.values()) {
      try {
        exported.put(function, library.getFunction(function.symbol()));
      } catch (UnsatisfiedLinkError e) {
        exported.remove(function); // a library may leave it out
      }
    }
    return new OptionalFunctions(exported);
  }

  /** Tells whether the library exports a function. */
  public boolean has(OptionalFunction function) {
    return exported.containsKey(function);
  }

  /** Those of these functions that the library does not export. */
  Set<OptionalFunction> without(Set<OptionalFunction> needed) {
    Set<OptionalFunction> missing = EnumSet.noneOf(OptionalFunction.class);
    needed.stream().filter(function -> !has(function)).forEach(missing::add);
    return missing;
  }

  /** Calls a function that the library exports, and returns the status. */
  public int call(OptionalFunction function, @Nullable Object... arguments) {
    Function found = exported.get(function);
    if (found == null) {
      throw new IllegalStateException("the library does not export " + function.symbol());
    }
    return found.invokeInt(arguments);
  }
}
