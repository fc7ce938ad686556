/** The heading of a page that is not the home page. */
export function PageHead({ title, lead }: { title: string; lead?: string }) {
  return (
    <div class="page-head">
      <h1>{title}</h1>
      {lead && <p class="lead">{lead}</p>}
    </div>
  );
}
