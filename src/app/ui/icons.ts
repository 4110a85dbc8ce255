import alignCenterHorizontalSvg from "lucide-static/icons/align-center-horizontal.svg?raw";
import alignCenterVerticalSvg from "lucide-static/icons/align-center-vertical.svg?raw";
import alignEndHorizontalSvg from "lucide-static/icons/align-end-horizontal.svg?raw";
import alignEndVerticalSvg from "lucide-static/icons/align-end-vertical.svg?raw";
import alignHorizontalDistributeCenterSvg from "lucide-static/icons/align-horizontal-distribute-center.svg?raw";
import alignStartHorizontalSvg from "lucide-static/icons/align-start-horizontal.svg?raw";
import alignStartVerticalSvg from "lucide-static/icons/align-start-vertical.svg?raw";
import alignVerticalDistributeCenterSvg from "lucide-static/icons/align-vertical-distribute-center.svg?raw";
import appWindowSvg from "lucide-static/icons/app-window.svg?raw";
import arrowDownSvg from "lucide-static/icons/arrow-down.svg?raw";
import arrowDownUpSvg from "lucide-static/icons/arrow-down-up.svg?raw";
import arrowRightSvg from "lucide-static/icons/arrow-right.svg?raw";
import arrowUpSvg from "lucide-static/icons/arrow-up.svg?raw";
import banSvg from "lucide-static/icons/ban.svg?raw";
import bandageSvg from "lucide-static/icons/bandage.svg?raw";
import binarySvg from "lucide-static/icons/binary.svg?raw";
import bookOpenCheckSvg from "lucide-static/icons/book-open-check.svg?raw";
import botSvg from "lucide-static/icons/bot.svg?raw";
import boxSvg from "lucide-static/icons/box.svg?raw";
import boxesSvg from "lucide-static/icons/boxes.svg?raw";
import bracesSvg from "lucide-static/icons/braces.svg?raw";
import calculatorSvg from "lucide-static/icons/calculator.svg?raw";
import calendarClockSvg from "lucide-static/icons/calendar-clock.svg?raw";
import caseSensitiveSvg from "lucide-static/icons/case-sensitive.svg?raw";
import chartColumnSvg from "lucide-static/icons/chart-column.svg?raw";
import checkSvg from "lucide-static/icons/check.svg?raw";
import chevronDownSvg from "lucide-static/icons/chevron-down.svg?raw";
import chevronRightSvg from "lucide-static/icons/chevron-right.svg?raw";
import circleAlertSvg from "lucide-static/icons/circle-alert.svg?raw";
import circleCheckSvg from "lucide-static/icons/circle-check.svg?raw";
import circleDashedSvg from "lucide-static/icons/circle-dashed.svg?raw";
import circleQuestionMarkSvg from "lucide-static/icons/circle-question-mark.svg?raw";
import circleSlashSvg from "lucide-static/icons/circle-slash.svg?raw";
import circleXSvg from "lucide-static/icons/circle-x.svg?raw";
import clipboardSvg from "lucide-static/icons/clipboard.svg?raw";
import clipboardCheckSvg from "lucide-static/icons/clipboard-check.svg?raw";
import clipboardPasteSvg from "lucide-static/icons/clipboard-paste.svg?raw";
import clockSvg from "lucide-static/icons/clock.svg?raw";
import codeSvg from "lucide-static/icons/code.svg?raw";
import codeXmlSvg from "lucide-static/icons/code-xml.svg?raw";
import columns3Svg from "lucide-static/icons/columns-3.svg?raw";
import commandSvg from "lucide-static/icons/command.svg?raw";
import copySvg from "lucide-static/icons/copy.svg?raw";
import copyMinusSvg from "lucide-static/icons/copy-minus.svg?raw";
import databaseSvg from "lucide-static/icons/database.svg?raw";
import deleteSvg from "lucide-static/icons/delete.svg?raw";
import dicesSvg from "lucide-static/icons/dices.svg?raw";
import dockSvg from "lucide-static/icons/dock.svg?raw";
import downloadSvg from "lucide-static/icons/download.svg?raw";
import ellipsisSvg from "lucide-static/icons/ellipsis.svg?raw";
import engineSvg from "lucide-static/icons/engine.svg?raw";
import expandSvg from "lucide-static/icons/expand.svg?raw";
import eyeSvg from "lucide-static/icons/eye.svg?raw";
import fileSvg from "lucide-static/icons/file.svg?raw";
import fileArchiveSvg from "lucide-static/icons/file-archive.svg?raw";
import fileBracesSvg from "lucide-static/icons/file-braces.svg?raw";
import fileCodeSvg from "lucide-static/icons/file-code.svg?raw";
import fileCodeCornerSvg from "lucide-static/icons/file-code-corner.svg?raw";
import fileCogSvg from "lucide-static/icons/file-cog.svg?raw";
import fileDownSvg from "lucide-static/icons/file-down.svg?raw";
import fileInputSvg from "lucide-static/icons/file-input.svg?raw";
import fileJsonSvg from "lucide-static/icons/file-json.svg?raw";
import filePenSvg from "lucide-static/icons/file-pen.svg?raw";
import filePlusSvg from "lucide-static/icons/file-plus.svg?raw";
import fileSearchSvg from "lucide-static/icons/file-search.svg?raw";
import fileSpreadsheetSvg from "lucide-static/icons/file-spreadsheet.svg?raw";
import fileTextSvg from "lucide-static/icons/file-text.svg?raw";
import fileTypeSvg from "lucide-static/icons/file-type.svg?raw";
import fileUpSvg from "lucide-static/icons/file-up.svg?raw";
import filterSvg from "lucide-static/icons/filter.svg?raw";
import flagSvg from "lucide-static/icons/flag.svg?raw";
import foldVerticalSvg from "lucide-static/icons/fold-vertical.svg?raw";
import folderOpenSvg from "lucide-static/icons/folder-open.svg?raw";
import formSvg from "lucide-static/icons/form.svg?raw";
import funnelSvg from "lucide-static/icons/funnel.svg?raw";
import gaugeSvg from "lucide-static/icons/gauge.svg?raw";
import gitCompareSvg from "lucide-static/icons/git-compare.svg?raw";
import globeSvg from "lucide-static/icons/globe.svg?raw";
import gripSvg from "lucide-static/icons/grip.svg?raw";
import groupSvg from "lucide-static/icons/group.svg?raw";
import hashSvg from "lucide-static/icons/hash.svg?raw";
import historySvg from "lucide-static/icons/history.svg?raw";
import hourglassSvg from "lucide-static/icons/hourglass.svg?raw";
import imageSvg from "lucide-static/icons/image.svg?raw";
import importSvg from "lucide-static/icons/import.svg?raw";
import keyRoundSvg from "lucide-static/icons/key-round.svg?raw";
import keyboardSvg from "lucide-static/icons/keyboard.svg?raw";
import layersSvg from "lucide-static/icons/layers.svg?raw";
import layoutGridSvg from "lucide-static/icons/layout-grid.svg?raw";
import linkSvg from "lucide-static/icons/link.svg?raw";
import listSvg from "lucide-static/icons/list.svg?raw";
import listCollapseSvg from "lucide-static/icons/list-collapse.svg?raw";
import listEndSvg from "lucide-static/icons/list-end.svg?raw";
import listTreeSvg from "lucide-static/icons/list-tree.svg?raw";
import loaderCircleSvg from "lucide-static/icons/loader-circle.svg?raw";
import lockSvg from "lucide-static/icons/lock.svg?raw";
import logInSvg from "lucide-static/icons/log-in.svg?raw";
import logOutSvg from "lucide-static/icons/log-out.svg?raw";
import maximizeSvg from "lucide-static/icons/maximize.svg?raw";
import menuSvg from "lucide-static/icons/menu.svg?raw";
import mergeSvg from "lucide-static/icons/merge.svg?raw";
import messageCircleSvg from "lucide-static/icons/message-circle.svg?raw";
import messageSquareTextSvg from "lucide-static/icons/message-square-text.svg?raw";
import minusSvg from "lucide-static/icons/minus.svg?raw";
import monitorSvg from "lucide-static/icons/monitor.svg?raw";
import moonSvg from "lucide-static/icons/moon.svg?raw";
import moveSvg from "lucide-static/icons/move.svg?raw";
import networkSvg from "lucide-static/icons/network.svg?raw";
import notebookTextSvg from "lucide-static/icons/notebook-text.svg?raw";
import octagonXSvg from "lucide-static/icons/octagon-x.svg?raw";
import optionSvg from "lucide-static/icons/option.svg?raw";
import packageSvg from "lucide-static/icons/package.svg?raw";
import packageOpenSvg from "lucide-static/icons/package-open.svg?raw";
import paletteSvg from "lucide-static/icons/palette.svg?raw";
import panelLeftSvg from "lucide-static/icons/panel-left.svg?raw";
import panelRightSvg from "lucide-static/icons/panel-right.svg?raw";
import pauseSvg from "lucide-static/icons/pause.svg?raw";
import pencilSvg from "lucide-static/icons/pencil.svg?raw";
import pencilLineSvg from "lucide-static/icons/pencil-line.svg?raw";
import pilcrowSvg from "lucide-static/icons/pilcrow.svg?raw";
import pinSvg from "lucide-static/icons/pin.svg?raw";
import playSvg from "lucide-static/icons/play.svg?raw";
import plusSvg from "lucide-static/icons/plus.svg?raw";
import presentationSvg from "lucide-static/icons/presentation.svg?raw";
import radioSvg from "lucide-static/icons/radio.svg?raw";
import radioTowerSvg from "lucide-static/icons/radio-tower.svg?raw";
import redoSvg from "lucide-static/icons/redo.svg?raw";
import redo2Svg from "lucide-static/icons/redo-2.svg?raw";
import repeatSvg from "lucide-static/icons/repeat.svg?raw";
import replaceSvg from "lucide-static/icons/replace.svg?raw";
import rotateCcwSvg from "lucide-static/icons/rotate-ccw.svg?raw";
import routeSvg from "lucide-static/icons/route.svg?raw";
import rssSvg from "lucide-static/icons/rss.svg?raw";
import scanSearchSvg from "lucide-static/icons/scan-search.svg?raw";
import scanTextSvg from "lucide-static/icons/scan-text.svg?raw";
import scissorsSvg from "lucide-static/icons/scissors.svg?raw";
import scrollSvg from "lucide-static/icons/scroll.svg?raw";
import scrollTextSvg from "lucide-static/icons/scroll-text.svg?raw";
import searchSvg from "lucide-static/icons/search.svg?raw";
import sendSvg from "lucide-static/icons/send.svg?raw";
import settingsSvg from "lucide-static/icons/settings.svg?raw";
import share2Svg from "lucide-static/icons/share-2.svg?raw";
import sheetSvg from "lucide-static/icons/sheet.svg?raw";
import shieldSvg from "lucide-static/icons/shield.svg?raw";
import shieldCheckSvg from "lucide-static/icons/shield-check.svg?raw";
import shrinkSvg from "lucide-static/icons/shrink.svg?raw";
import sigmaSvg from "lucide-static/icons/sigma.svg?raw";
import signpostSvg from "lucide-static/icons/signpost.svg?raw";
import sirenSvg from "lucide-static/icons/siren.svg?raw";
import skipForwardSvg from "lucide-static/icons/skip-forward.svg?raw";
import splineSvg from "lucide-static/icons/spline.svg?raw";
import splitSvg from "lucide-static/icons/split.svg?raw";
import squareSvg from "lucide-static/icons/square.svg?raw";
import squareCodeSvg from "lucide-static/icons/square-code.svg?raw";
import stickyNoteSvg from "lucide-static/icons/sticky-note.svg?raw";
import sunSvg from "lucide-static/icons/sun.svg?raw";
import tableSvg from "lucide-static/icons/table.svg?raw";
import table2Svg from "lucide-static/icons/table-2.svg?raw";
import tablePropertiesSvg from "lucide-static/icons/table-properties.svg?raw";
import tagsSvg from "lucide-static/icons/tags.svg?raw";
import targetSvg from "lucide-static/icons/target.svg?raw";
import textSvg from "lucide-static/icons/text.svg?raw";
import textCursorInputSvg from "lucide-static/icons/text-cursor-input.svg?raw";
import textQuoteSvg from "lucide-static/icons/text-quote.svg?raw";
import textSelectSvg from "lucide-static/icons/text-select.svg?raw";
import timerSvg from "lucide-static/icons/timer.svg?raw";
import timerResetSvg from "lucide-static/icons/timer-reset.svg?raw";
import trash2Svg from "lucide-static/icons/trash-2.svg?raw";
import triangleAlertSvg from "lucide-static/icons/triangle-alert.svg?raw";
import typeSvg from "lucide-static/icons/type.svg?raw";
import undoSvg from "lucide-static/icons/undo.svg?raw";
import undo2Svg from "lucide-static/icons/undo-2.svg?raw";
import ungroupSvg from "lucide-static/icons/ungroup.svg?raw";
import uploadSvg from "lucide-static/icons/upload.svg?raw";
import userCheckSvg from "lucide-static/icons/user-check.svg?raw";
import variableSvg from "lucide-static/icons/variable.svg?raw";
import wandSparklesSvg from "lucide-static/icons/wand-sparkles.svg?raw";
import waypointsSvg from "lucide-static/icons/waypoints.svg?raw";
import webhookSvg from "lucide-static/icons/webhook.svg?raw";
import workflowSvg from "lucide-static/icons/workflow.svg?raw";
import xSvg from "lucide-static/icons/x.svg?raw";
import zoomInSvg from "lucide-static/icons/zoom-in.svg?raw";
import zoomOutSvg from "lucide-static/icons/zoom-out.svg?raw";

/** The Lucide drawings that the studio and the node types name. A name not listed is drawn as a box. */
const DRAWINGS: ReadonlyMap<string, string> = new Map([
  ["align-center-horizontal", alignCenterHorizontalSvg],
  ["align-center-vertical", alignCenterVerticalSvg],
  ["align-end-horizontal", alignEndHorizontalSvg],
  ["align-end-vertical", alignEndVerticalSvg],
  ["align-horizontal-distribute-center", alignHorizontalDistributeCenterSvg],
  ["align-start-horizontal", alignStartHorizontalSvg],
  ["align-start-vertical", alignStartVerticalSvg],
  ["align-vertical-distribute-center", alignVerticalDistributeCenterSvg],
  ["app-window", appWindowSvg],
  ["arrow-down", arrowDownSvg],
  ["arrow-down-up", arrowDownUpSvg],
  ["arrow-right", arrowRightSvg],
  ["arrow-up", arrowUpSvg],
  ["ban", banSvg],
  ["bandage", bandageSvg],
  ["binary", binarySvg],
  ["book-open-check", bookOpenCheckSvg],
  ["bot", botSvg],
  ["box", boxSvg],
  ["boxes", boxesSvg],
  ["braces", bracesSvg],
  ["calculator", calculatorSvg],
  ["calendar-clock", calendarClockSvg],
  ["case-sensitive", caseSensitiveSvg],
  ["chart-column", chartColumnSvg],
  ["check", checkSvg],
  ["file-search", fileSearchSvg],
  ["chevron-down", chevronDownSvg],
  ["chevron-right", chevronRightSvg],
  ["circle-alert", circleAlertSvg],
  ["circle-check", circleCheckSvg],
  ["circle-dashed", circleDashedSvg],
  ["circle-question-mark", circleQuestionMarkSvg],
  ["circle-slash", circleSlashSvg],
  ["circle-x", circleXSvg],
  ["clipboard", clipboardSvg],
  ["clipboard-check", clipboardCheckSvg],
  ["clipboard-paste", clipboardPasteSvg],
  ["clock", clockSvg],
  ["code", codeSvg],
  ["code-xml", codeXmlSvg],
  ["columns-3", columns3Svg],
  ["command", commandSvg],
  ["copy", copySvg],
  ["copy-minus", copyMinusSvg],
  ["database", databaseSvg],
  ["delete", deleteSvg],
  ["dices", dicesSvg],
  ["dock", dockSvg],
  ["download", downloadSvg],
  ["ellipsis", ellipsisSvg],
  ["engine", engineSvg],
  ["expand", expandSvg],
  ["eye", eyeSvg],
  ["file", fileSvg],
  ["file-archive", fileArchiveSvg],
  ["file-braces", fileBracesSvg],
  ["file-code", fileCodeSvg],
  ["file-code-corner", fileCodeCornerSvg],
  ["file-cog", fileCogSvg],
  ["file-down", fileDownSvg],
  ["file-input", fileInputSvg],
  ["file-json", fileJsonSvg],
  ["file-pen", filePenSvg],
  ["file-plus", filePlusSvg],
  ["file-spreadsheet", fileSpreadsheetSvg],
  ["file-text", fileTextSvg],
  ["file-type", fileTypeSvg],
  ["file-up", fileUpSvg],
  ["filter", filterSvg],
  ["flag", flagSvg],
  ["fold-vertical", foldVerticalSvg],
  ["folder-open", folderOpenSvg],
  ["form", formSvg],
  ["funnel", funnelSvg],
  ["gauge", gaugeSvg],
  ["git-compare", gitCompareSvg],
  ["globe", globeSvg],
  ["grip", gripSvg],
  ["group", groupSvg],
  ["hash", hashSvg],
  ["history", historySvg],
  ["hourglass", hourglassSvg],
  ["image", imageSvg],
  ["import", importSvg],
  ["key-round", keyRoundSvg],
  ["keyboard", keyboardSvg],
  ["layers", layersSvg],
  ["layout-grid", layoutGridSvg],
  ["link", linkSvg],
  ["list", listSvg],
  ["list-collapse", listCollapseSvg],
  ["list-end", listEndSvg],
  ["list-tree", listTreeSvg],
  ["loader-circle", loaderCircleSvg],
  ["lock", lockSvg],
  ["log-in", logInSvg],
  ["log-out", logOutSvg],
  ["maximize", maximizeSvg],
  ["menu", menuSvg],
  ["merge", mergeSvg],
  ["message-circle", messageCircleSvg],
  ["message-square-text", messageSquareTextSvg],
  ["minus", minusSvg],
  ["monitor", monitorSvg],
  ["moon", moonSvg],
  ["move", moveSvg],
  ["network", networkSvg],
  ["notebook-text", notebookTextSvg],
  ["octagon-x", octagonXSvg],
  ["option", optionSvg],
  ["package", packageSvg],
  ["package-open", packageOpenSvg],
  ["palette", paletteSvg],
  ["panel-left", panelLeftSvg],
  ["panel-right", panelRightSvg],
  ["pause", pauseSvg],
  ["pencil", pencilSvg],
  ["pencil-line", pencilLineSvg],
  ["pilcrow", pilcrowSvg],
  ["pin", pinSvg],
  ["play", playSvg],
  ["plus", plusSvg],
  ["presentation", presentationSvg],
  ["radio", radioSvg],
  ["radio-tower", radioTowerSvg],
  ["redo", redoSvg],
  ["redo-2", redo2Svg],
  ["repeat", repeatSvg],
  ["replace", replaceSvg],
  ["rotate-ccw", rotateCcwSvg],
  ["route", routeSvg],
  ["rss", rssSvg],
  ["scan-search", scanSearchSvg],
  ["scan-text", scanTextSvg],
  ["scissors", scissorsSvg],
  ["scroll", scrollSvg],
  ["scroll-text", scrollTextSvg],
  ["search", searchSvg],
  ["send", sendSvg],
  ["settings", settingsSvg],
  ["share-2", share2Svg],
  ["sheet", sheetSvg],
  ["shield", shieldSvg],
  ["shield-check", shieldCheckSvg],
  ["shrink", shrinkSvg],
  ["sigma", sigmaSvg],
  ["signpost", signpostSvg],
  ["siren", sirenSvg],
  ["skip-forward", skipForwardSvg],
  ["spline", splineSvg],
  ["split", splitSvg],
  ["square", squareSvg],
  ["square-code", squareCodeSvg],
  ["sticky-note", stickyNoteSvg],
  ["sun", sunSvg],
  ["table", tableSvg],
  ["table-2", table2Svg],
  ["table-properties", tablePropertiesSvg],
  ["tags", tagsSvg],
  ["target", targetSvg],
  ["text", textSvg],
  ["text-cursor-input", textCursorInputSvg],
  ["text-quote", textQuoteSvg],
  ["text-select", textSelectSvg],
  ["timer", timerSvg],
  ["timer-reset", timerResetSvg],
  ["trash-2", trash2Svg],
  ["triangle-alert", triangleAlertSvg],
  ["type", typeSvg],
  ["undo", undoSvg],
  ["undo-2", undo2Svg],
  ["ungroup", ungroupSvg],
  ["upload", uploadSvg],
  ["user-check", userCheckSvg],
  ["variable", variableSvg],
  ["wand-sparkles", wandSparklesSvg],
  ["waypoints", waypointsSvg],
  ["webhook", webhookSvg],
  ["workflow", workflowSvg],
  ["x", xSvg],
  ["zoom-in", zoomInSvg],
  ["zoom-out", zoomOutSvg],
]);

/** The SVG text of an icon. */
export function iconText(name: string): string {
  return DRAWINGS.get(name) ?? boxSvg;
}
