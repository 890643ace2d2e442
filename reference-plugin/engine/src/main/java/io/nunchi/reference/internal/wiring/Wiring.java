package io.nunchi.reference.internal.wiring;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import io.nunchi.spi.NativeFolder;
import org.jspecify.annotations.Nullable;

/** Starts Guice, once for each class loader. */
public final class Wiring {

  /** Makes Guice call constructors by reflection: nothing here is called often enough to matter. */
  private static final String BYTECODE_OPTION = "guice_bytecode_gen_option";

  private static @Nullable Injector injector;

  private Wiring() {}

  /**
   * The plugin's injector.
   *
   * @param turn lets plugins take turns in setting system properties
   * @return the same injector at every call
   */
  public static synchronized Injector injector(NativeFolder turn) {
    Injector existing = injector;
    if (existing != null) {
      return existing;
    }
    // Generated classes need Unsafe, about which newer JDKs warn.
    turn.withProperty(BYTECODE_OPTION, "DISABLED", Wiring::create);
    Injector created = injector;
    if (created == null) {
      throw new IllegalStateException("Guice gave no injector");
    }
    return created;
  }

  private static synchronized void create() {
    injector = Guice.createInjector(Stage.PRODUCTION, new ReferenceModule());
  }
}
