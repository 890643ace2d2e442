/** Loads plugins and calls them under deadlines; hosts and workers share it. */
module io.nunchi.loading {
  requires transitive io.nunchi.spi;
  requires org.slf4j;
  requires static org.jspecify;

  exports io.nunchi.loading;
  exports io.nunchi.loading.internal.call to
      io.nunchi.api;
  exports io.nunchi.loading.internal.log to
      io.nunchi.api;
  exports io.nunchi.loading.internal.natives to
      io.nunchi.api;
  exports io.nunchi.loading.internal.plugin to
      io.nunchi.api;
  exports io.nunchi.loading.internal.result to
      io.nunchi.api;
  exports io.nunchi.loading.internal.trust to
      io.nunchi.api;

  uses io.nunchi.spi.AnalyzerPlugin;
  uses java.util.spi.ToolProvider;
}
