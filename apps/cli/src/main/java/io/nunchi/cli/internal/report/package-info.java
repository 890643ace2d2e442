/**
 * The page by which a person decides between two analyzers: {@link
 * io.nunchi.cli.internal.report.ReportPage} fills the templates of {@code src/main/jte/report}.
 */
@NullMarked
package io.nunchi.cli.internal.report;

import org.jspecify.annotations.NullMarked;
