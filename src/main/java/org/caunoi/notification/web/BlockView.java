package org.caunoi.notification.web;

import java.util.List;
import org.caunoi.notification.SandboxBlock.Row;

/** A list another room shows beside the messages. */
public record BlockView(String title, List<Row> rows) {}
