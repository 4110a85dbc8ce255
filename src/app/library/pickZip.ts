/** Takes in the workspace file that the person picks. */
export function pickZip(): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".zip,application/zip";
  input.addEventListener("change", async () => {
    const [file] = input.files ?? [];
    if (file !== undefined) await (await import("./workspace/workspace.ts")).importWorkspace(file);
  });
  input.click();
}
