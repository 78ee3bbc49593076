/**
 * What every page shares: the frame around it, the translated words and the small records its parts
 * are drawn from. Templates under {@code src/main/jte} read these records; rooms fill them. Nothing
 * here knows a business rule.
 */
@NullMarked
package org.caunoi.platform.web;

import org.jspecify.annotations.NullMarked;
