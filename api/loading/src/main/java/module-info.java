/** Loads plugins and calls them under deadlines; hosts and workers share it. */
module io.nunchi.loading {
  requires transitive io.nunchi.spi;
  requires org.slf4j;
  requires static org.jspecify;

  exports io.nunchi.loading;
  exports io.nunchi.loading.call to
      io.nunchi.api;
  exports io.nunchi.loading.log to
      io.nunchi.api;
  exports io.nunchi.loading.natives to
      io.nunchi.api;
  exports io.nunchi.loading.plugin to
      io.nunchi.api;
  exports io.nunchi.loading.result to
      io.nunchi.api;
  exports io.nunchi.loading.trust to
      io.nunchi.api;

  uses io.nunchi.spi.AnalyzerPlugin;
  uses java.util.spi.ToolProvider;
}
