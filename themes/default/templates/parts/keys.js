(()=>{const d=document,links=[...d.querySelectorAll("main h2 a,main a.title,main .ledger blockquote a,main .timeline p>a")],box=d.getElementById("keys"),open=d.getElementById("keys-open"),off=box.querySelector("input");let at=-1;
try{off.checked=localStorage.getItem("keys")==="off"}catch{}
off.onchange=()=>{try{localStorage.setItem("keys",off.checked?"off":"on")}catch{}};
const go=by=>{const here=links.indexOf(d.activeElement);if(here>=0)at=here;at=Math.min(links.length-1,Math.max(0,at+by));links[at]?.focus()};
open.hidden=false;open.onclick=()=>box.showModal();box.querySelector("button").onclick=()=>box.close();
d.addEventListener("keydown",e=>{if(off.checked||e.ctrlKey||e.metaKey||e.altKey||/INPUT|TEXTAREA|SELECT/.test(e.target.tagName))return;
const run={j:()=>go(1),k:()=>go(-1),o:()=>links[at]?.click(),"?":()=>box.showModal()}[e.key];if(run){e.preventDefault();run()}})})();
