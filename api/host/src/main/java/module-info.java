/** Analyzes the frames of a VMS's cameras with plugins. */
@SuppressWarnings(
    "requires-automatic") // Guice 7 and Micrometer name their module in the manifest only
module io.nunchi.api {
  requires transitive io.nunchi.loading;
  requires transitive io.nunchi.spi;
  requires jdk.jfr;
  requires org.slf4j;
  requires static com.google.guice;
  requires static micrometer.core;
  requires static org.jspecify;

  exports io.nunchi.api;
  exports io.nunchi.api.frame;
  exports io.nunchi.api.guice;
  exports io.nunchi.api.host;
  exports io.nunchi.api.metrics;
  exports io.nunchi.api.micrometer;
  exports io.nunchi.api.shadow;
}
