/**
 * The contract between Nunchi's host and the analyzers it runs. It depends on nothing but {@code
 * java.base}; null marks are needed to compile it, not to use it.
 */
module io.nunchi.spi {
  requires static org.jspecify;

  exports io.nunchi.spi;
  exports io.nunchi.spi.failure;
  exports io.nunchi.spi.frame;
  exports io.nunchi.spi.geometry;
  exports io.nunchi.spi.result;
  exports io.nunchi.spi.settings;
}
