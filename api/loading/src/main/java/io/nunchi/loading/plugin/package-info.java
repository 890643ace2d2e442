/**
 * From a directory to a loaded plugin: {@link io.nunchi.loading.plugin.PluginScanner} lists the
 * candidates, {@link io.nunchi.loading.plugin.PluginJars} reads their jars without loading a class,
 * and {@link io.nunchi.loading.plugin.PluginLoader} loads each into a {@link
 * io.nunchi.loading.plugin.PluginClassLoader} or reports why not.
 */
@NullMarked
package io.nunchi.loading.plugin;

import org.jspecify.annotations.NullMarked;
