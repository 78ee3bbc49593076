package org.caunoi.notification.web;

import java.util.List;

/**
 * What the sandbox page shows.
 *
 * @param tail last digits asked for, empty for all
 */
public record SandboxView(
    String tail, List<BubbleView> bubbles, List<BlockView> blocks, List<FailedView> failed) {}
